import type { Points } from './ring-layout.ts';

/** Which part of a drawing is in the window: its middle, and how many pixels one of its units is, across and down. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly across: number;
  readonly down: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const toScreen = ({ x, y, across, down }: Camera, { width, height }: Size, px: number, py: number) =>
  [(px - x) * across + width / 2, (py - y) * down + height / 2] as const;

export const fromScreen = ({ x, y, across, down }: Camera, { width, height }: Size, sx: number, sy: number) =>
  [(sx - width / 2) / across + x, (sy - height / 2) / down + y] as const;

/** Room for the axis and for names beside the last ones. */
const margin = { x: 60, y: 44 };
/** One day or row is no wider than this, however few there are. */
const widest = { days: 80, rows: 40, network: 6 };

/** Everything in the window. Days and rows have a scale each, a network has one. */
export function fitting({ x, y }: Points, size: Size, onDays: boolean): Camera {
  let [left, right, top, bottom] = [0, 0, 0, 0];
  x.forEach((px, n) => {
    const py = y[n] ?? 0;
    [left, right] = n === 0 ? [px, px] : [Math.min(left, px), Math.max(right, px)];
    [top, bottom] = n === 0 ? [py, py] : [Math.min(top, py), Math.max(bottom, py)];
  });
  const scale = (room: number, span: number, most: number) => Math.min(most, Math.max(1, room) / Math.max(span, 1e-9));
  const across = scale(size.width - 2 * margin.x, right - left, onDays ? widest.days : widest.network);
  const down = scale(size.height - 2 * margin.y, bottom - top, onDays ? widest.rows : widest.network);
  const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
  if (onDays) return { ...middle, across, down };
  const one = Math.min(across, down);
  return { ...middle, across: one, down: one };
}

export const movedBy = (camera: Camera, dx: number, dy: number): Camera => ({
  ...camera,
  x: camera.x - dx / camera.across,
  y: camera.y - dy / camera.down,
});

interface Zoom {
  readonly across: number;
  readonly down: number;
}

const scales = { least: 1e-4, greatest: 2_000 };
const within = (scale: number) => Math.min(scales.greatest, Math.max(scales.least, scale));

/** Larger or smaller, with what is under the pointer staying there. */
export function zoomed(camera: Camera, size: Size, by: Zoom, sx = size.width / 2, sy = size.height / 2): Camera {
  const [x, y] = fromScreen(camera, size, sx, sy);
  const [across, down] = [within(camera.across * by.across), within(camera.down * by.down)];
  return { x: x - (sx - size.width / 2) / across, y: y - (sy - size.height / 2) / down, across, down };
}
