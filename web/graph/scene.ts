import type { EdgeView } from '../../shared/api/graph.ts';
import { coloursFor, groupOf, none } from './colours.ts';
import type { Known, Picture } from './known.ts';
import type { Points } from './ring-layout.ts';
import type { TimeTree } from './time-tree.ts';
import type { View } from './view.ts';

/** What is drawn, in the drawing's own units: on screen, in a picture file, and where a click is looked for. */
export interface Scene extends Points {
  readonly people: readonly Known[];
  /** Pixels, however far it is zoomed. */
  readonly radius: Float32Array;
  readonly hue: Uint8Array;
  readonly lines: readonly Line[];
  /** Lines go along the rows and days, and `x` is a day. */
  readonly onDays: boolean;
}

export interface Line {
  readonly edge: EdgeView;
  /** Which of the people. */
  readonly from: number;
  readonly to: number;
  readonly look: LineLook;
}

/** `sure`: confirmed or preferred. `against`: ruled out or taken back. */
export type LineLook = 'plain' | 'proposed' | 'sure' | 'against';

const lookOf = ({ state, preferred }: EdgeView): LineLook => {
  if (state === 'ruled-out' || state === 'withdrawn') return 'against';
  if (state === 'confirmed' || preferred) return 'sure';
  return state === 'proposed' ? 'proposed' : 'plain';
};

const radii = { least: 4, greatest: 16 };

const counted: Record<View['size'], (known: Known) => number> = {
  alike: () => 1,
  infected: ({ infected }) => infected,
  met: ({ met }) => met,
};

/** By its area, so that twice as many look like twice as much. */
const radiusOf = (known: Known, size: View['size']): number =>
  Math.min(radii.greatest, radii.least + (size === 'alike' ? 1 : 1.6 * Math.sqrt(counted[size](known))));

export function sceneOf(
  picture: Picture,
  at: Points,
  onDays: boolean,
  { colour, size }: Pick<View, 'colour' | 'size'>,
): Scene {
  const { people, edges } = picture;
  const colours = coloursFor(people, colour);
  const nth = new Map(people.map(({ node }, n) => [node.person, n] as const));
  return {
    ...at,
    people,
    onDays,
    radius: Float32Array.from(people, (known) => radiusOf(known, size)),
    hue: Uint8Array.from(people, (known) => colours.get(groupOf(known, colour)) ?? none),
    lines: edges.flatMap((edge) => {
      const [from, to] = [nth.get(edge.from), nth.get(edge.to)];
      return from === undefined || to === undefined ? [] : [{ edge, from, to, look: lookOf(edge) }];
    }),
  };
}

/** The tree's days and rows, in the order of the picture's people. */
export const pointsOn = ({ places }: TimeTree, { people }: Picture): Points => ({
  x: Float64Array.from(people, ({ node }) => places.get(node.person)?.day ?? 0),
  y: Float64Array.from(people, ({ node }) => places.get(node.person)?.row ?? 0),
});
