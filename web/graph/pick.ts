import { type Camera, type Size, toScreen } from './camera.ts';
import type { Scene } from './scene.ts';

/** How far from a person or a line a click still means it, in pixels. */
const reach = { person: 6, line: 5 };

/** Who is under a pointer: the nearest. */
export function personAt(scene: Scene, camera: Camera, size: Size, sx: number, sy: number): number | undefined {
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let n = 0; n < scene.x.length; n += 1) {
    const [x, y] = toScreen(camera, size, scene.x[n] ?? 0, scene.y[n] ?? 0);
    const away = Math.hypot(x - sx, y - sy) - (scene.radius[n] ?? 0);
    if (away < Math.min(least, reach.person)) [best, least] = [n, away];
  }
  return best;
}

/** Which line is under a pointer. */
export function lineAt(scene: Scene, camera: Camera, size: Size, sx: number, sy: number): number | undefined {
  let best: number | undefined;
  let least: number = reach.line;
  scene.lines.forEach(({ from, to }, n) => {
    const [x1, y1] = toScreen(camera, size, scene.x[from] ?? 0, scene.y[from] ?? 0);
    const [x2, y2] = toScreen(camera, size, scene.x[to] ?? 0, scene.y[to] ?? 0);
    const away = scene.onDays
      ? Math.min(distance(sx, sy, x1, y1, x1, y2), distance(sx, sy, x1, y2, x2, y2))
      : distance(sx, sy, x1, y1, x2, y2);
    if (away < least) [best, least] = [n, away];
  });
  return best;
}

/** Of a point from a stretch of a line. */
function distance(px: number, py: number, x1: number, y1: number, x2: number, y2: number): number {
  const long = (x2 - x1) ** 2 + (y2 - y1) ** 2;
  const along = long === 0 ? 0 : Math.max(0, Math.min(1, ((px - x1) * (x2 - x1) + (py - y1) * (y2 - y1)) / long));
  return Math.hypot(px - x1 - along * (x2 - x1), py - y1 - along * (y2 - y1));
}
