import type { DiseaseProfile } from '../diseases/profile.ts';
import type { Links, Outbreak } from '../metrics/outbreak.ts';
import type { DayWindow } from '../metrics/population.ts';
import { at, noDay, noRow, type Words } from './columns.ts';
import type { ColumnsOf } from './tables.ts';

/**
 * An outbreak as it was known at one minute: the versions of that time, people who turned out to be one as one, and links
 * by the same rule as on the screen (`graph/edges.ts`): proposed where an exposure lies on a day on which the one was
 * infectious and the other may have been infected, confirmed or ruled out by epidemiologists.
 */
export interface KnownColumns {
  readonly people: Pick<ColumnsOf<'people'>, 'sameAs'>;
  readonly cases: Pick<
    ColumnsOf<'cases'>,
    | 'person'
    | 'disease'
    | 'known'
    | 'until'
    | 'stands'
    | 'onset'
    | 'rash'
    | 'specimen'
    | 'report'
    | 'recovered'
    | 'died'
    | 'imported'
  >;
  readonly exposures: Pick<
    ColumnsOf<'exposures'>,
    'from' | 'to' | 'disease' | 'known' | 'until' | 'stands' | 'first' | 'last' | 'continuing'
  >;
  readonly judgements: ColumnsOf<'judgements'>;
}

export interface Asked {
  readonly disease: string;
  /** The minute whose knowledge is asked for. */
  readonly minute: number;
  /** `confirmed`: only what an epidemiologist confirmed. `exposures`: every exposure between two cases, whatever its days. */
  readonly over: 'links' | 'confirmed' | 'exposures';
}

export interface KnownOutbreak extends Outbreak {
  /** By case: its row among `cases`, and its person's among `people`. */
  readonly row: Int32Array;
  readonly person: Int32Array;
  /** By person: their case, or `noRow`. */
  readonly caseOf: Int32Array;
}

/** The person who stands for another, where several turned out to be one. A column of them all would be 4 bytes a person. */
export type StandsFor = (person: number) => number;

export const standingFor =
  ({ sameAs }: KnownColumns['people']): StandsFor =>
  (asked) => {
    let person = asked;
    for (let steps = 0; at(sameAs, person) !== noRow && steps < 100; steps++) person = at(sameAs, person);
    return person;
  };

/** Whether a version was what was known at that minute. */
export const heldAt = (known: Int32Array, until: Int32Array, row: number, minute: number): boolean =>
  at(known, row) <= minute && minute < at(until, row);

const codeOf = ({ words }: Words, word: string): number => words.indexOf(word);

export function outbreakKnown(columns: KnownColumns, profile: DiseaseProfile, asked: Asked): KnownOutbreak {
  const stands = standingFor(columns.people);
  const found = casesKnown(columns, stands, asked);
  const dates = datesOf(columns.cases, found.row, profile);
  const told = exposuresKnown(columns, stands, found.caseOf, asked, asked.over === 'exposures' ? undefined : dates);
  const links =
    asked.over === 'exposures' ? withoutWords(told, found.row.length) : judged(columns, stands, found, told, asked);
  const { anchor, onset, infectiousUntil } = dates;
  return { ...found, cases: found.row.length, anchor, onset, infectiousUntil, links };
}

type Found = Pick<KnownOutbreak, 'row' | 'person' | 'caseOf' | 'imported'>;

function casesKnown({ cases, people }: KnownColumns, stands: StandsFor, { disease, minute }: Asked): Found {
  const code = codeOf(cases.disease, disease);
  const yes = codeOf(cases.imported, 'yes');
  const caseOf = new Int32Array(people.sameAs.length).fill(noRow);
  const rows = new Int32Array(cases.person.length);
  let count = 0;
  for (let row = 0; row < cases.person.length; row++) {
    const person = stands(at(cases.person, row));
    if (cases.disease.codes[row] !== code || cases.stands[row] !== 1) continue;
    if (!heldAt(cases.known, cases.until, row, minute)) continue;
    const before = at(caseOf, person);
    // While a merge is being read, or on a day before it, several of them may be cases: as in `asOne`, one is.
    if (before !== noRow && at(cases.person, row) === person) rows[before] = row;
    if (before !== noRow) continue;
    caseOf[person] = count;
    rows[count++] = row;
  }
  const row = rows.slice(0, count);
  const imported = new Uint8Array(count);
  for (let n = 0; n < count; n++) imported[n] = yes > 0 && cases.imported.codes[at(row, n)] === yes ? 1 : 0;
  return {
    row,
    person: row.map((each) => stands(at(cases.person, each))),
    caseOf,
    imported,
  };
}

interface Dates extends Pick<Outbreak, 'anchor' | 'onset' | 'infectiousUntil'> {
  /** On which days each case may have infected others, and may have been infected; open ends are far away. */
  readonly infectious: Stretches;
  readonly infected: Stretches;
}

interface Stretches {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

const longAgo = -(2 ** 30);
const farOff = 2 ** 30;

const stretches = (cases: number): Stretches => ({
  from: new Int32Array(cases).fill(longAgo),
  to: new Int32Array(cases).fill(farOff),
});

function datesOf(cases: KnownColumns['cases'], row: Int32Array, profile: DiseaseProfile): Dates {
  const { sourceWindow, infectiousWindow } = profile;
  const dates = {
    anchor: new Int32Array(row.length),
    onset: row.map((each) => at(cases.onset, each)),
    infectiousUntil: new Int32Array(row.length).fill(noDay),
    infectious: stretches(row.length),
    infected: stretches(row.length),
  };
  for (let n = 0; n < row.length; n++) {
    const each = at(row, n);
    const anchor = anchorAt(cases, each, profile);
    dates.anchor[n] = anchor;
    if (anchor === noDay) continue;
    if (sourceWindow !== undefined) {
      dates.infected.from[n] = anchor + sourceWindow.from;
      dates.infected.to[n] = anchor + sourceWindow.to;
    }
    if (infectiousWindow === undefined) continue;
    const last = lastInfectious(cases, each, anchor, infectiousWindow.to);
    dates.infectious.from[n] = anchor + infectiousWindow.from;
    if (last !== noDay) dates.infectious.to[n] = last;
    // Who has not recovered yet was infectious on the first day at least.
    dates.infectiousUntil[n] = last === noDay ? anchor : last;
  }
  return dates;
}

/** As `anchorOf` of `diseases/windows.ts`. */
function anchorAt(cases: KnownColumns['cases'], row: number, { anchor, anchorAfterOnset = 0 }: DiseaseProfile): number {
  const rash = at(cases.rash, row);
  if (anchor === 'rash' && rash !== noDay) return rash;
  const onset = at(cases.onset, row);
  if (onset !== noDay) return anchor === 'rash' ? onset + anchorAfterOnset : onset;
  const specimen = at(cases.specimen, row);
  return specimen !== noDay ? specimen : at(cases.report, row);
}

function lastInfectious(cases: KnownColumns['cases'], row: number, anchor: number, to: number | 'recovery'): number {
  const died = at(cases.died, row);
  const last = to === 'recovery' ? at(cases.recovered, row) : anchor + to;
  if (last === noDay) return died;
  return died === noDay ? last : Math.min(last, died);
}

/** Pairs of cases; the first `count` entries. */
interface Pairs {
  readonly count: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** The exposures of a disease that stood then, between whoever they are of, on a day of the window or without a day. */
export function contactsKnown(
  people: KnownColumns['people'],
  exposures: KnownColumns['exposures'],
  { disease, minute }: Pick<Asked, 'disease' | 'minute'>,
  window: DayWindow,
): Pairs {
  const stands = standingFor(people);
  const code = codeOf(exposures.disease, disease);
  const from = new Int32Array(exposures.from.length);
  const to = new Int32Array(exposures.from.length);
  let count = 0;
  for (let row = 0; row < exposures.from.length; row++) {
    if (exposures.disease.codes[row] !== code || exposures.stands[row] !== 1) continue;
    if (!heldAt(exposures.known, exposures.until, row, minute)) continue;
    const days = daysOf(exposures, row);
    if (days.to < (window.from ?? longAgo) || days.from > (window.to ?? farOff)) continue;
    from[count] = stands(at(exposures.from, row));
    to[count] = stands(at(exposures.to, row));
    // Of somebody by themselves, as after two people turned out to be one, is none.
    if (from[count] !== to[count]) count++;
  }
  return { count, from, to };
}

/** The exposures between two cases; with dates, those on a day on which they may have been a transmission. */
function exposuresKnown(
  { exposures }: KnownColumns,
  stands: StandsFor,
  caseOf: Int32Array,
  { disease, minute }: Asked,
  dates: Dates | undefined,
): Pairs {
  const code = codeOf(exposures.disease, disease);
  const rows = exposures.from.length;
  const caseIn = (people: Int32Array, row: number) => at(caseOf, stands(at(people, row)));
  // Most exposures are of somebody who stayed well: room for all of them would be a tenth of all that is held.
  let atMost = 0;
  for (let row = 0; row < rows; row++) if (caseIn(exposures.from, row) >= 0 && caseIn(exposures.to, row) >= 0) atMost++;
  const from = new Int32Array(atMost);
  const to = new Int32Array(atMost);
  let count = 0;
  for (let row = 0; row < rows; row++) {
    const source = caseIn(exposures.from, row);
    const exposed = caseIn(exposures.to, row);
    if (source < 0 || exposed < 0 || source === exposed) continue;
    if (exposures.disease.codes[row] !== code || exposures.stands[row] !== 1) continue;
    if (!heldAt(exposures.known, exposures.until, row, minute)) continue;
    if (dates !== undefined && !mayBeTransmission(exposures, row, source, exposed, dates)) continue;
    from[count] = source;
    to[count++] = exposed;
  }
  return { count, from, to };
}

const minutesOfDay = 1440;

/** As `daysOf` of `graph/person-file.ts`: an undated exposure is possible on any day up to when it was told. */
export function daysOf(
  { first, last, continuing, known }: Pick<KnownColumns['exposures'], 'first' | 'last' | 'continuing' | 'known'>,
  row: number,
): { from: number; to: number } {
  const told = Math.floor(at(known, row) / minutesOfDay);
  const goesOn = continuing[row] === 1;
  const begun = at(first, row);
  const ended = at(last, row);
  const end = ended !== noDay ? ended : goesOn || begun === noDay ? told : begun;
  const start = begun !== noDay ? begun : goesOn || ended === noDay ? longAgo : ended;
  return start <= end ? { from: start, to: end } : { from: end, to: start };
}

/** As `isProposed` of `graph/edges.ts`. */
function mayBeTransmission(
  exposures: KnownColumns['exposures'],
  row: number,
  source: number,
  exposed: number,
  { infectious, infected }: Dates,
): boolean {
  const { from, to } = daysOf(exposures, row);
  return (
    Math.max(from, at(infectious.from, source), at(infected.from, exposed)) <=
    Math.min(to, at(infectious.to, source), at(infected.to, exposed))
  );
}

interface Word {
  readonly state: string;
  readonly preferred: boolean;
}

/**
 * What was judged, by the case infected and then by its source. Of what was said under several ids of a person the newest
 * counts, as in `judgedTogether` of `graph/same-person.ts`, and of two sources that were preferred the last.
 */
function wordsOf({ judgements }: KnownColumns, stands: StandsFor, { caseOf }: Found, { disease, minute }: Asked) {
  const code = codeOf(judgements.disease, disease);
  const words = new Map<number, Map<number, Word>>();
  const inTime = Array.from(judgements.known.keys()).sort((a, b) => at(judgements.known, a) - at(judgements.known, b));
  for (const row of inTime) {
    const source = at(caseOf, stands(at(judgements.from, row)));
    const infected = at(caseOf, stands(at(judgements.to, row)));
    if (source < 0 || infected < 0 || source === infected || judgements.disease.codes[row] !== code) continue;
    if (!heldAt(judgements.known, judgements.until, row, minute)) continue;
    const state = judgements.state.words[judgements.state.codes[row] ?? 0] ?? '';
    const before = words.get(infected) ?? new Map<number, Word>();
    const preferred = judgements.preferred[row] === 1;
    if (preferred) for (const [other, word] of before) before.set(other, { ...word, preferred: false });
    words.set(infected, before.set(source, { state, preferred: preferred || before.get(source)?.preferred === true }));
  }
  return words;
}

/** Links of what was told and what was judged of it. */
function judged(columns: KnownColumns, stands: StandsFor, found: Found, told: Pairs, asked: Asked): Links {
  return linksOf(told, found.row.length, wordsOf(columns, stands, found, asked), asked.over === 'confirmed');
}

const withoutWords = (told: Pairs, cases: number): Links => linksOf(told, cases, new Map(), false);

/**
 * One link a pair. Pairs are sorted by the one infected, and a mark by source tells who was met for them already: each
 * pair is looked at three times, however many there are.
 */
function linksOf(
  told: Pairs,
  cases: number,
  words: ReadonlyMap<number, ReadonlyMap<number, Word>>,
  confirmedOnly: boolean,
): Links {
  const { starts, sources } = bySecond(told, cases);
  let judgedPairs = 0;
  for (const each of words.values()) judgedPairs += each.size;
  const most = told.count + judgedPairs;
  const from = new Int32Array(most);
  const to = new Int32Array(most);
  const confirmed = new Uint8Array(most);
  const preferred = new Uint8Array(most);
  const met = new Int32Array(cases).fill(noRow);
  let count = 0;
  const add = (source: number, infected: number, word: Word | undefined) => {
    if (at(met, source) === infected) return;
    met[source] = infected;
    const isConfirmed = word?.state === 'confirmed';
    if (word?.state === 'ruled-out' || (confirmedOnly && !isConfirmed)) return;
    from[count] = source;
    to[count] = infected;
    confirmed[count] = isConfirmed ? 1 : 0;
    preferred[count++] = word?.preferred ? 1 : 0;
  };
  for (let infected = 0; infected < cases; infected++) {
    const said = words.get(infected);
    for (let n = at(starts, infected); n < at(starts, infected + 1); n++)
      add(at(sources, n), infected, said?.get(at(sources, n)));
    // A confirmed link needs no exposure that was told: an epidemiologist may know more.
    for (const [source, word] of said ?? []) if (word.state === 'confirmed') add(source, infected, word);
  }
  return { count, from, to, confirmed, preferred };
}

function bySecond({ count, from, to }: Pairs, cases: number): { starts: Int32Array; sources: Int32Array } {
  const starts = new Int32Array(cases + 1);
  for (let n = 0; n < count; n++) starts[at(to, n) + 1] = at(starts, at(to, n) + 1) + 1;
  for (let n = 0; n < cases; n++) starts[n + 1] = at(starts, n + 1) + at(starts, n);
  const next = starts.slice();
  const sources = new Int32Array(count);
  for (let n = 0; n < count; n++) {
    const second = at(to, n);
    const place = at(next, second);
    sources[place] = at(from, n);
    next[second] = place + 1;
  }
  return { starts, sources };
}
