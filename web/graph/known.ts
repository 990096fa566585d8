import type { EdgeView, NodeView } from '../../shared/api/graph.ts';
import { daysOf } from './days.ts';

/** People and edges as the explorer works with them: each looked up once, so that twenty thousand cost no more than they must. */

export type DayIs = 'onset' | 'specimen' | 'report' | 'last-exposure' | 'guessed';

export interface Known {
  readonly node: NodeView;
  /** The number on the line list, else the pseudonym. */
  readonly name: string;
  /** Days since 1970; absent where nothing is known. */
  readonly day?: number;
  readonly dayIs: DayIs;
  /** Settings in which they were exposed. */
  readonly settings: readonly string[];
  readonly places: readonly string[];
  /** Cases that may have come of them, and everybody they are joined to. */
  readonly infected: number;
  readonly met: number;
}

export interface Picture {
  readonly people: readonly Known[];
  readonly edges: readonly EdgeView[];
}

/** Neither taken back nor ruled out. */
export const holds = ({ state }: EdgeView): boolean => state !== 'withdrawn' && state !== 'ruled-out';

const distinct = (all: readonly (string | undefined)[]): string[] => [...new Set(all.flatMap((each) => each ?? []))];

export function pictureOf(nodes: readonly NodeView[], edges: readonly EdgeView[]): Picture {
  const status = new Map(nodes.map(({ person, status: is }) => [person, is] as const));
  const into = Map.groupBy(edges, ({ to }) => to);
  const out = Map.groupBy(edges, ({ from }) => from);
  const people = nodes.map((node): Known => {
    const { person, cases } = node;
    const [exposed, exposing] = [into.get(person) ?? [], out.get(person) ?? []];
    return {
      node,
      name: cases[0]?.ref ?? person,
      ...dayOf(node, exposed),
      settings: distinct(exposed.map(({ setting }) => setting)),
      places: distinct(cases.map(({ hospital }) => hospital)),
      infected: distinct(exposing.filter(holds).map(({ to }) => (status.get(to) === 'case' ? to : undefined))).length,
      met: distinct([...exposed.map(({ from }) => from), ...exposing.map(({ to }) => to)]).length,
    };
  });
  return { people, edges };
}

/** The best day that is known of a person: of falling ill, else of the swab, the report, the last time they were exposed. */
function dayOf({ cases }: NodeView, exposed: readonly EdgeView[]): Pick<Known, 'day' | 'dayIs'> {
  for (const dayIs of ['onset', 'specimen', 'report'] as const) {
    const day = daysOf(cases.map((one) => one[dayIs])).at(0);
    if (day !== undefined) return { day, dayIs };
  }
  const day = daysOf(exposed.map(({ lastExposure }) => lastExposure)).at(-1);
  return day === undefined ? { dayIs: 'guessed' } : { day, dayIs: 'last-exposure' };
}
