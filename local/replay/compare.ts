import type { ExposureView } from '../../shared/api/exposures.ts';
import type { Pair } from './pairs.ts';

/** What the file says against what the API says. */
export interface GraphComparison {
  readonly expected: number;
  /** Expected ones that are there. */
  readonly found: number;
  readonly missing: readonly Pair[];
  /** Exposures that the file does not give: other pairs, people without a reference, or a pair stored twice. */
  readonly unexpected: readonly { readonly from: string | null; readonly to: string | null }[];
}

type Ends = Pick<ExposureView, 'from' | 'to'>;

/** Compares exposures by the references of their two people, each expected pair being there exactly once. */
export function compareGraph(expected: readonly Pair[], exposures: readonly Ends[]): GraphComparison {
  const open = new Map(expected.map((pair) => [nameOf(pair.from, pair.to), pair]));
  const unexpected = exposures.filter(({ from, to }) => {
    const isExpected = from.ref !== undefined && to.ref !== undefined && open.delete(nameOf(from.ref, to.ref));
    return !isExpected;
  });
  const missing = [...open.values()];
  return {
    expected: expected.length,
    found: expected.length - missing.length,
    missing,
    unexpected: unexpected.map(({ from, to }) => ({ from: from.ref ?? null, to: to.ref ?? null })),
  };
}

function nameOf(from: string, to: string): string {
  return JSON.stringify([from, to]);
}

/** Numbers of the file that stand for more than one person in the graph, with those people's pseudonyms. */
export function doubledPeople(exposures: readonly Ends[]): Map<string, readonly string[]> {
  const people = new Map<string, Set<string>>();
  for (const { ref, person } of exposures.flatMap(({ from, to }) => [from, to])) {
    if (ref !== undefined) people.set(ref, (people.get(ref) ?? new Set()).add(person));
  }
  return new Map([...people].filter(([, ids]) => ids.size > 1).map(([ref, ids]) => [ref, [...ids]]));
}
