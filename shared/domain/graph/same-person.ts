import type { Judgements } from './judgement.ts';
import type { PersonFile } from './person-file.ts';

/**
 * Two people may turn out to be one, and two again. What was told of each stays under the id it was told with; here it
 * becomes one person's file, under the id of who stands for both. Exposures and judgements go on naming the ids they were
 * told with, so whoever asks for a person asks by all of theirs.
 */

type Named = Pick<PersonFile, 'person' | 'alsoKnownAs'>;

/** Whether this pseudonym is of this person. */
export const isOf = ({ person, alsoKnownAs }: Named, id: string): boolean =>
  id === person || alsoKnownAs?.includes(id) === true;

/** The file of who stands for all of these. An exposure between two of them is none. */
export function asOne(survivor: PersonFile, others: readonly PersonFile[]): PersonFile {
  if (others.length === 0) return survivor;
  const files = [survivor, ...others];
  const named = { person: survivor.person, alsoKnownAs: others.map(({ person }) => person).sort() };
  return {
    ...named,
    // While a merge is being read, both may have the one infection: the survivor's counts.
    cases: [...new Map(files.toReversed().flatMap((file) => file.cases.map((each) => [each.disease, each]))).values()],
    exposures: files
      .flatMap(({ exposures }) => exposures)
      .filter(({ from, to }) => !(isOf(named, from.person) && isOf(named, to.person))),
    judged: judgedTogether(
      survivor.person,
      files.flatMap(({ judged }) => judged),
    ),
    judgedOf: files.flatMap(({ judgedOf = [] }) => judgedOf),
  };
}

/** What was judged under each id of a person, as one word on each disease: of two words on one source the newest counts. */
export function judgedTogether(person: string, judged: readonly Judgements[]): Judgements[] {
  const byDisease = Map.groupBy(judged, ({ disease }) => disease);
  return [...byDisease.values()].flatMap((all) => {
    const standing = all.filter(({ person: id, version }) => !all.some(({ includes }) => includes?.[id] === version));
    const inOrder = standing.sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1));
    const newest = inOrder.at(-1);
    if (newest === undefined) return [];
    const preferred = inOrder.findLast((each) => each.preferred !== undefined)?.preferred;
    return [
      {
        ...newest,
        person,
        sources: inOrder.map(({ sources }) => sources).reduce(newestOfEach, {}),
        ...(preferred === undefined ? {} : { preferred }),
      },
    ];
  });
}

type Sources = Judgements['sources'];

const newestOfEach = (known: Sources, more: Sources): Sources => {
  const newer = Object.entries(more).filter(([source, { at }]) => at >= (known[source]?.at ?? ''));
  return { ...known, ...Object.fromEntries(newer) };
};

/** The same word with a source under one of their ids: the newest of what was said under any. */
export function underOneName(judgements: Judgements, source: Named): Judgements {
  const theirs = Object.entries(judgements.sources).filter(([id]) => isOf(source, id));
  if (theirs.length === 0) return judgements;
  const others = Object.entries(judgements.sources).filter(([id]) => !isOf(source, id));
  const one = theirs.map(([, word]) => ({ [source.person]: word })).reduce(newestOfEach, {});
  const { preferred } = judgements;
  return {
    ...judgements,
    sources: { ...Object.fromEntries(others), ...one },
    ...(preferred !== undefined && isOf(source, preferred) ? { preferred: source.person } : {}),
  };
}

/** Who stands for whom, as far as these pointers lead; a circle, which two reads may make, ends where it began. */
export function standsFor(into: ReadonlyMap<string, string>): (person: string) => string {
  return (person) => {
    const seen = new Set([person]);
    for (let at = person; ; ) {
      const next = into.get(at);
      if (next === undefined || seen.has(next)) return at;
      seen.add(next);
      at = next;
    }
  };
}
