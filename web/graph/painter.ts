import { type Camera, type Size, toScreen } from './camera.ts';
import type { Line, LineLook, Scene } from './scene.ts';

/** What colours there are: resolved from the theme, because a canvas knows no custom properties. */
export interface Inks {
  readonly ink: string;
  readonly dim: string;
  readonly line: string;
  readonly paper: string;
  readonly accent: string;
  /** By the number of the hue; the last where nothing is known. */
  readonly hues: readonly string[];
}

/** So many people or lines at once, before it is asked whether there is time for more: some two milliseconds. */
const atOnce = 400;
/** Names are drawn where no more than so many people are in sight, and none on another, */
const named = 150;
const nameHeight = 12;
/** Dashes and round dots where there are no more than so many. */
const plain = 2_000;

const looks: Record<
  LineLook,
  { readonly dash: number[]; readonly width: number; readonly alpha: number; readonly ink: keyof Inks }
> = {
  plain: { dash: [], width: 1, alpha: 0.7, ink: 'dim' },
  proposed: { dash: [4, 3], width: 1, alpha: 0.9, ink: 'dim' },
  sure: { dash: [], width: 2, alpha: 1, ink: 'ink' },
  against: { dash: [1, 4], width: 1, alpha: 0.5, ink: 'dim' },
};

interface Painting {
  readonly context: CanvasRenderingContext2D;
  readonly scene: Scene;
  readonly camera: Camera;
  readonly size: Size;
  readonly inks: Inks;
}

/**
 * Draws what is in sight, a little at a time: between two steps whoever draws may let the browser do other things, so
 * that twenty thousand people never hold up a movement of the hand.
 */
export function* painted(painting: Painting): Generator<void, void> {
  const { context, scene, camera, size } = painting;
  const [sx, sy] = [new Float64Array(scene.x.length), new Float64Array(scene.x.length)];
  for (let n = 0; n < scene.x.length; n += 1) {
    [sx[n], sy[n]] = toScreen(camera, size, scene.x[n] ?? 0, scene.y[n] ?? 0) as [number, number];
  }
  const at = (n: number) => [sx[n] ?? 0, sy[n] ?? 0] as const;
  const inSight = (n: number, room: number) => {
    const [x, y] = at(n);
    return x > -room && y > -room && x < size.width + room && y < size.height + room;
  };
  const people = [...scene.people.keys()].filter((n) => inSight(n, 20));
  context.lineJoin = 'round';
  yield* lines(painting, at);
  yield* dots(painting, people, at);
  if (people.length <= named) names(painting, people, at);
}

type At = (n: number) => readonly [number, number];

function* lines({ context, scene, size, inks }: Painting, at: At): Generator<void, void> {
  const crosses = ({ from, to }: Line) => {
    const [[x1, y1], [x2, y2]] = [at(from), at(to)];
    return (
      Math.max(x1, x2) > 0 && Math.min(x1, x2) < size.width && Math.max(y1, y2) > 0 && Math.min(y1, y2) < size.height
    );
  };
  const inSight = scene.lines.filter(crosses);
  for (const [look, same] of Map.groupBy(inSight, (line) => line.look)) {
    const { dash, width, alpha, ink } = looks[look];
    for (let n = 0; n < same.length; n += atOnce) {
      context.globalAlpha = inSight.length > plain ? alpha / 2 : alpha;
      context.lineWidth = width;
      context.strokeStyle = inks[ink] as string;
      context.setLineDash(inSight.length > plain ? [] : dash);
      context.beginPath();
      for (const { from, to } of same.slice(n, n + atOnce)) {
        const [[x1, y1], [x2, y2]] = [at(from), at(to)];
        context.moveTo(x1, y1);
        if (scene.onDays) context.lineTo(x1, y2);
        context.lineTo(x2, y2);
      }
      context.stroke();
      yield;
    }
  }
  context.globalAlpha = 1;
  context.setLineDash([]);
}

/** Smaller than their size where they would stand on each other. */
const crowded = (people: number): number => Math.min(1, Math.max(0.35, 30 / Math.sqrt(people + 1)));

function* dots(painting: Painting, people: readonly number[], at: At): Generator<void, void> {
  const { scene, inks } = painting;
  const shrink = crowded(people.length);
  const kinds = Map.groupBy(people, (n) => `${scene.hue[n]} ${scene.people[n]?.node.status}`);
  for (const same of kinds.values()) {
    const [some = 0] = same;
    const look = {
      hue: inks.hues[scene.hue[some] ?? 0] ?? inks.dim,
      isCase: scene.people[some]?.node.status === 'case',
      shrink,
    };
    for (let from = 0; from < same.length; from += atOnce) {
      const part = same.slice(from, from + atOnce);
      if (people.length > plain) squares(painting, part, at, look);
      else circles(painting, part, at, look);
      yield;
    }
  }
  if (people.length <= plain) rings(painting, people, at);
}

interface DotLook {
  readonly hue: string;
  readonly isCase: boolean;
  readonly shrink: number;
}

/** Of so many nobody sees corners, and they are drawn in a quarter of the time. Contacts are half as large. */
function squares({ context, scene }: Painting, people: readonly number[], at: At, { hue, isCase, shrink }: DotLook) {
  context.fillStyle = hue;
  for (const n of people) {
    const [[x, y], r] = [at(n), (scene.radius[n] ?? 4) * shrink * (isCase ? 1 : 0.5)];
    context.fillRect(x - r, y - r, 2 * r, 2 * r);
  }
}

/** Cases are filled, contacts are rings. */
function circles({ context, scene, inks }: Painting, people: readonly number[], at: At, look: DotLook) {
  context.fillStyle = look.isCase ? look.hue : inks.paper;
  context.strokeStyle = look.isCase ? inks.ink : look.hue;
  context.lineWidth = look.isCase ? 0.75 : 2;
  context.beginPath();
  for (const n of people) circle(context, at(n), (scene.radius[n] ?? 4) * look.shrink);
  context.fill();
  context.stroke();
}

/** Around whoever leads on to more than was loaded. */
function rings({ context, scene, inks }: Painting, people: readonly number[], at: At) {
  context.strokeStyle = inks.dim;
  context.lineWidth = 1;
  context.beginPath();
  for (const n of people) if (scene.people[n]?.node.more) circle(context, at(n), (scene.radius[n] ?? 4) + 3);
  context.stroke();
}

function circle(context: CanvasRenderingContext2D, [x, y]: readonly [number, number], radius: number): void {
  context.moveTo(x + radius, y);
  context.arc(x, y, radius, 0, 2 * Math.PI);
}

function names({ context, scene, inks }: Painting, people: readonly number[], at: At): void {
  context.fillStyle = inks.ink;
  context.font = '12px system-ui, sans-serif';
  context.textBaseline = 'middle';
  context.textAlign = 'start';
  const taken: (readonly [left: number, right: number, y: number])[] = [];
  for (const n of people) {
    const known = scene.people[n];
    if (known === undefined || known.node.cases.length === 0) continue;
    const [x, y] = at(n);
    const left = x + (scene.radius[n] ?? 4) + 3;
    const right = left + context.measureText(known.name).width;
    if (taken.some(([from, to, at]) => from < right && to > left && Math.abs(at - y) < nameHeight)) continue;
    taken.push([left, right, y]);
    context.fillText(known.name, left, y - 7);
  }
}
