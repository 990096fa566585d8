import { at, noRow } from '../snapshot/columns.ts';
import { heldAt, type KnownOutbreak, type StandsFor } from '../snapshot/known.ts';
import type { ColumnsOf } from '../snapshot/tables.ts';

/** The columns that indicators are counted from, and as of when. */
export interface Files {
  readonly outbreak: KnownOutbreak;
  readonly disease: string;
  /** The minute whose knowledge is asked for, and its day. */
  readonly minute: number;
  readonly today: number;
  readonly stands: StandsFor;
  readonly cases: Pick<ColumnsOf<'cases'>, 'registered'>;
  readonly exposures: Pick<
    ColumnsOf<'exposures'>,
    | 'from'
    | 'to'
    | 'disease'
    | 'known'
    | 'until'
    | 'named'
    | 'stands'
    | 'namedBy'
    | 'setting'
    | 'risk'
    | 'first'
    | 'last'
    | 'continuing'
  >;
  readonly interviews: Omit<ColumnsOf<'interviews'>, 'interview'>;
  readonly attempts: Omit<ColumnsOf<'attempts'>, 'outcome'>;
  readonly followUps: ColumnsOf<'followUps'>;
  readonly checks: ColumnsOf<'checks'>;
  readonly referrals: Omit<ColumnsOf<'referrals'>, 'referral'>;
}

export const minutesOfDay = 1440;
export const dayOfMinute = (minute: number): number => Math.floor(minute / minutesOfDay);

/** What interviews say of each case, as it was known: `noRow` where there was none. */
export interface Interviewed {
  /** The first interview of any outcome, and the first that was completed; minutes. */
  readonly first: Int32Array;
  readonly completed: Int32Array;
  readonly contacts: Int32Array;
}

export function interviewedOf({ outbreak, interviews, stands, disease, minute }: Files): Interviewed {
  const none = () => new Int32Array(outbreak.cases).fill(noRow);
  const found = { first: none(), completed: none(), contacts: new Int32Array(outbreak.cases) };
  const code = interviews.disease.words.indexOf(disease);
  const completed = interviews.outcome.words.indexOf('completed');
  const earlier = (held: Int32Array, n: number, known: number) => {
    held[n] = at(held, n) === noRow ? known : Math.min(at(held, n), known);
  };
  for (let row = 0; row < interviews.person.length; row++) {
    const n = at(outbreak.caseOf, stands(at(interviews.person, row)));
    const known = at(interviews.known, row);
    if (n < 0 || interviews.ofCase[row] !== 1 || interviews.disease.codes[row] !== code || known > minute) continue;
    earlier(found.first, n, known);
    if (interviews.outcome.codes[row] === completed) earlier(found.completed, n, known);
    if (heldAt(interviews.known, interviews.until, row, minute))
      found.contacts[n] = at(found.contacts, n) + at(interviews.contacts, row);
  }
  return found;
}

/** When each person was first named as somebody exposed, in minutes; `noRow` where nobody named them. */
export function namedOf({ exposures, stands, disease, minute, outbreak, cases }: Files): Int32Array {
  const named = new Int32Array(outbreak.caseOf.length).fill(noRow);
  const code = exposures.disease.words.indexOf(disease);
  const bySource = exposures.namedBy.words.indexOf('from');
  for (let row = 0; row < exposures.to.length; row++) {
    if (exposures.disease.codes[row] !== code || exposures.stands[row] !== 1) continue;
    if (exposures.namedBy.codes[row] !== bySource || !heldAt(exposures.known, exposures.until, row, minute)) continue;
    const person = stands(at(exposures.to, row));
    const when = at(exposures.named, row);
    named[person] = at(named, person) === noRow ? when : Math.min(at(named, person), when);
  }
  // Who was a case already when they were named is not told that they were exposed.
  for (let n = 0; n < outbreak.cases; n++) {
    const person = at(outbreak.person, n);
    if (at(named, person) !== noRow && at(cases.registered, at(outbreak.row, n)) <= at(named, person))
      named[person] = noRow;
  }
  return named;
}
