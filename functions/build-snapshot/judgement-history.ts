import type { Judgements } from '../../shared/domain/graph/judgement.ts';
import { type Builders, inTime } from './builders.ts';

/**
 * What was judged of who infected whom, by version. It is added when all was read: of people who are one, what was judged
 * under the one id may have become part of what is judged under the other, and counts from there on only.
 */
export interface JudgementHistories {
  /** Of who infected one person, its versions. */
  judged(versions: readonly Judgements[]): void;
  addTo(builders: Builders): void;
}

/** A word on one source, for as long as it did not change, over versions that said more of other sources. */
interface Word {
  readonly source: string;
  readonly word: Judgements['sources'][string];
  readonly preferred: boolean;
  readonly known: string;
  until: string | undefined;
  /** The newest version that it is part of. */
  held: Judgements;
}

export function openJudgementHistories(): JudgementHistories {
  const words: Word[] = [];
  return {
    judged: (versions) => void words.push(...wordsIn(versions)),
    addTo(builders) {
      const included = inclusions(words, builders);
      for (const word of words) addWord(builders, word, included.get(nameOf(word.held)));
    },
  };
}

function wordsIn(versions: readonly Judgements[]): Word[] {
  const words: Word[] = [];
  const last = new Map<string, Word>();
  for (const { held, known, until } of inTime(versions))
    for (const [source, word] of Object.entries(held.sources)) {
      const preferred = held.preferred === source;
      const before = last.get(source);
      if (before?.word.state === word.state && before.word.at === word.at && before.preferred === preferred) {
        Object.assign(before, { held, until });
        continue;
      }
      const begun = { source, word, preferred, known, until, held };
      last.set(source, begun);
      words.push(begun);
    }
  return words;
}

const nameOf = ({ person, disease, version }: Pick<Judgements, 'person' | 'disease' | 'version'>): string =>
  JSON.stringify([person, disease, version]);

/** When each version became part of another's. */
function inclusions(words: readonly Word[], { areOne }: Builders): Map<string, string> {
  const since = new Map<string, string>();
  for (const { held } of words)
    for (const [person, version] of Object.entries(held.includes ?? {})) {
      const name = nameOf({ person, disease: held.disease, version });
      if (areOne(person, held.person)) since.set(name, earlier(held.recordedAt, since.get(name)));
    }
  return since;
}

const earlier = (moment: string, other: string | undefined): string =>
  other === undefined || moment < other ? moment : other;

function addWord({ judgements, rowOf }: Builders, said: Word, included: string | undefined): void {
  const { source, word, preferred, known, until, held } = said;
  judgements.add({
    from: rowOf(source),
    to: rowOf(held.person),
    disease: held.disease,
    known,
    until: included === undefined ? until : earlier(included, until),
    state: word.state,
    preferred: preferred ? 1 : 0,
  });
}
