import type { DiseaseProfile } from '../diseases/profile.ts';
import { at, noDay, noRow } from '../snapshot/columns.ts';
import { daysOf, heldAt } from '../snapshot/known.ts';
import type { Files } from './files.ts';
import { type DayWindow, isWithin } from './population.ts';

/**
 * The secondary attack rate: contacts who became cases within the incubation time, of all contacts at risk whose follow-up
 * ended. A contact with several exposures counts once, under the highest risk, and of those under the latest. Who counts
 * is `case` or `well`; everybody else is left out, and counted by why.
 */
export const fates = ['case', 'well', 'co-primary', 'later-case', 'lost', 'unfinished', 'undated'] as const;
export type Fate = (typeof fates)[number];

export interface Attacked {
  /** One entry a contact. */
  readonly person: readonly number[];
  readonly setting: readonly string[];
  readonly risk: readonly string[];
  readonly fate: readonly Fate[];
  /** False where nobody was followed as a contact: of cases only, everybody fell ill. */
  readonly computable: boolean;
}

const order = ['', 'unknown', 'low', 'high'];

/** The window is that of the last day of the exposure that a contact counts under. */
export function secondaryAttack(files: Files, profile: DiseaseProfile, window: DayWindow): Attacked {
  const { exposures, outbreak, stands, disease, minute } = files;
  const code = exposures.disease.words.indexOf(disease);
  const chosen = new Int32Array(outbreak.caseOf.length).fill(noRow);
  const rank = (row: number) => order.indexOf(exposures.risk.words[exposures.risk.codes[row] ?? 0] ?? '');
  const lastDay = (row: number) => daysOf(exposures, row).to;
  for (let row = 0; row < exposures.to.length; row++) {
    if (exposures.disease.codes[row] !== code || exposures.stands[row] !== 1) continue;
    if (!heldAt(exposures.known, exposures.until, row, minute)) continue;
    // Only a case exposes: who was told of otherwise is a contact of a contact.
    if (at(outbreak.caseOf, stands(at(exposures.from, row))) === noRow) continue;
    const person = stands(at(exposures.to, row));
    const before = at(chosen, person);
    const better =
      before === noRow || rank(row) > rank(before) || (rank(row) === rank(before) && lastDay(row) > lastDay(before));
    if (better) chosen[person] = row;
  }
  const ends = followUpEnds(files);
  const attacked = { person: [] as number[], setting: [] as string[], risk: [] as string[], fate: [] as Fate[] };
  for (let person = 0; person < chosen.length; person++) {
    const row = at(chosen, person);
    if (row === noRow || !isWithin(lastDay(row), window)) continue;
    attacked.person.push(person);
    attacked.setting.push(exposures.setting.words[exposures.setting.codes[row] ?? 0] ?? '');
    attacked.risk.push(exposures.risk.words[exposures.risk.codes[row] ?? 0] ?? '');
    attacked.fate.push(fateOf(files, profile, person, row, ends.get(person)));
  }
  return { ...attacked, computable: ends.size > 0 };
}

/** How the follow-up of each contact ended, as far as it was known; '' while it ran. */
function followUpEnds({ followUps, stands, disease, today }: Files): ReadonlyMap<number, string> {
  const code = followUps.disease.words.indexOf(disease);
  const exposed = followUps.because.words.indexOf('exposed');
  const ends = new Map<number, string>();
  for (let row = 0; row < followUps.person.length; row++) {
    if (followUps.disease.codes[row] !== code || followUps.because.codes[row] !== exposed) continue;
    if (at(followUps.start, row) > today) continue;
    const known = at(followUps.ended, row) !== noDay && at(followUps.ended, row) <= today;
    ends.set(
      stands(at(followUps.person, row)),
      known ? (followUps.end.words[followUps.end.codes[row] ?? 0] ?? '') : '',
    );
  }
  return ends;
}

function fateOf(
  { exposures, outbreak }: Files,
  { incubation }: DiseaseProfile,
  person: number,
  row: number,
  end: string | undefined,
): Fate {
  const isDated = at(exposures.first, row) !== noDay || at(exposures.last, row) !== noDay;
  const own = at(outbreak.caseOf, person);
  if (own === noRow) return end === 'completed' ? 'well' : end === 'lost' ? 'lost' : 'unfinished';
  const day = at(outbreak.anchor, own);
  if (!isDated || day === noDay) return 'undated';
  const { from, to } = daysOf(exposures, row);
  if (day < from + (incubation?.from ?? 0)) return 'co-primary';
  const inTime = incubation === undefined || day <= to + incubation.to;
  return inTime ? 'case' : end === 'completed' ? 'well' : 'later-case';
}
