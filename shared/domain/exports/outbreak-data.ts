import { type DayWindow, isWithin } from '../metrics/population.ts';
import { at, dayText, noDay, noRow, wordAt } from '../snapshot/columns.ts';
import { heldAt, type KnownColumns, type KnownOutbreak, type StandsFor, standingFor } from '../snapshot/known.ts';
import type { ColumnsOf } from '../snapshot/tables.ts';

/**
 * What an export writes, row by row, out of the same cases, exposures and links that the metrics count: people under the
 * pseudonyms of exports, days as they were told or all moved by one number of days.
 */

export interface ExportColumns extends KnownColumns {
  readonly people: Pick<ColumnsOf<'people'>, 'sameAs' | 'person'>;
  readonly cases: ColumnsOf<'cases'>;
  readonly exposures: ColumnsOf<'exposures'>;
  readonly followUps: Pick<ColumnsOf<'followUps'>, 'person' | 'disease' | 'because' | 'end'>;
}

/** Which date of a case a window is of; `anchor` is the one that the metrics' windows are of. */
export const windowDates = ['anchor', 'onset', 'report'] as const;

export interface CaseWindow extends DayWindow {
  readonly by: (typeof windowDates)[number];
}

export interface ExportAs {
  readonly disease: string;
  readonly minute: number;
  /** Only cases with this date on one of these days, the links to them, and the exposures of or to one of them. */
  readonly window?: CaseWindow | undefined;
  /** The pseudonym that stands for a person in every file of this deployment. */
  readonly pseudonym: (person: string) => string;
  readonly shiftDays: number;
}

export interface CaseRow {
  readonly id: string;
  readonly onset: string | undefined;
  readonly onsetEstimated: boolean | undefined;
  readonly rash: string | undefined;
  readonly specimen: string | undefined;
  readonly report: string | undefined;
  readonly isolated: string | undefined;
  readonly recovered: string | undefined;
  readonly died: string | undefined;
  readonly classification: string | undefined;
  readonly outcome: string | undefined;
  readonly ageBand: string | undefined;
  readonly sex: string | undefined;
  readonly occupation: string | undefined;
  readonly hospital: string | undefined;
  readonly imported: string | undefined;
}

export interface ContactRow {
  readonly from: string;
  readonly to: string;
  readonly first: string | undefined;
  readonly last: string | undefined;
  readonly continuing: boolean | undefined;
  readonly setting: string | undefined;
  readonly relation: string | undefined;
  readonly risk: string | undefined;
  readonly link: string | undefined;
  readonly preferred: boolean | undefined;
  readonly wasCase: boolean;
  readonly status: string;
}

export interface LinkRow {
  readonly from: string;
  readonly to: string;
  readonly state: 'confirmed' | 'proposed';
  readonly preferred: boolean;
}

export interface LinkageRow {
  readonly id: string;
  readonly person: string;
  readonly source: string;
  readonly sourceCase: string;
  readonly ref: string;
}

export interface OutbreakData {
  /** How many are listed. */
  readonly cases: number;
  /** Exposures of the disease that stand, then links that no exposure was told of. */
  readonly contacts: number;
  /** Who was told to have exposed themselves, as after two people turned out to be one: no contact of anybody. */
  readonly selfExposed: readonly string[];
  readonly links: number;
  /** The number of the n-th case that is listed: links and people may be of others too. */
  listed(n: number): number;
  caseRow(of: number): CaseRow;
  contactRow(n: number): ContactRow;
  linkRow(n: number): LinkRow;
  /** Everybody who is a case or exposed by or to somebody, by their pseudonym. */
  people(): readonly { readonly id: string; readonly isCase: boolean; readonly case: number }[];
  /** Days since 1970 of each case's onset, moved; `noDay` where it is not known. */
  onsetDay(of: number): number;
  /** The cases at both ends of a link. */
  ends(link: number): { readonly from: number; readonly to: number };
  /** Who a case is, for the linkage alone. */
  linkageRow(of: number): LinkageRow;
}

export function outbreakData(outbreak: KnownOutbreak, columns: ExportColumns, as: ExportAs): OutbreakData {
  const { people, cases, exposures } = columns;
  const { links } = outbreak;
  const stands = standingFor(people);
  const window = as.window ?? { by: 'anchor' };
  const isAll = window.from === undefined && window.to === undefined;
  const isListed = listedIn(outbreak, cases, window);
  const listed = indicesOf(isListed);
  const isOfListed = (person: number) => isListed[at(outbreak.caseOf, person)] === 1;
  const isBySelf = (row: number) => stands(at(exposures.from, row)) === stands(at(exposures.to, row));
  const standing = exposureRows(columns, as).filter(
    (row) => isAll || isOfListed(stands(at(exposures.from, row))) || isOfListed(stands(at(exposures.to, row))),
  );
  const told = standing.filter((row) => !isBySelf(row));
  const bySelf = standing.filter(isBySelf);
  const linkOf = linksByPair(outbreak);
  const listedLinks = Array.from({ length: links.count }, (_, n) => n).filter((n) => isListed[at(links.to, n)] === 1);
  const untold = linksWithoutExposure(outbreak, exposures, stands, told, linkOf).filter(
    (n) => isListed[at(links.to, n)] === 1,
  );
  const statusOf = followUpStatus(columns, stands, as.disease);
  // A pseudonym takes longer to make than the rest of a row.
  const ids = new Map<number, string>();
  const id = (person: number): string => {
    const made = ids.get(person) ?? as.pseudonym(people.person[person] ?? '');
    ids.set(person, made);
    return made;
  };
  const idOfCase = (n: number) => id(at(outbreak.person, n));
  const day = (column: Int32Array, row: number) => {
    const value = at(column, row);
    return value === noDay ? undefined : dayText(value + as.shiftDays);
  };
  const linkRow = (n: number): LinkRow => ({
    from: idOfCase(at(links.from, n)),
    to: idOfCase(at(links.to, n)),
    state: links.confirmed[n] === 1 ? 'confirmed' : 'proposed',
    preferred: links.preferred[n] === 1,
  });
  const endOf = (person: number) => {
    const wasCase = at(outbreak.caseOf, person) !== noRow;
    return { wasCase, status: wasCase ? 'case' : (statusOf.get(person) ?? 'unknown') };
  };
  return {
    cases: listed.length,
    listed: (n) => listed[n] ?? 0,
    contacts: told.length + untold.length,
    links: listedLinks.length,
    selfExposed: [...new Set(Array.from(bySelf, (row) => id(stands(at(exposures.from, row)))))],
    linkRow: (n) => linkRow(listedLinks[n] ?? 0),
    ends(n) {
      const link = listedLinks[n] ?? 0;
      return { from: at(links.from, link), to: at(links.to, link) };
    },
    linkageRow(n) {
      const row = at(outbreak.row, n);
      const person = people.person[at(outbreak.person, n)] ?? '';
      return {
        id: as.pseudonym(person),
        person,
        source: wordAt(cases.source, row),
        sourceCase: cases.sourceCase[row] ?? '',
        ref: cases.ref[row] ?? '',
      };
    },
    onsetDay: (n) => {
      const onset = at(outbreak.onset, n);
      return onset === noDay ? noDay : onset + as.shiftDays;
    },
    caseRow(n) {
      const row = at(outbreak.row, n);
      const word = (column: ColumnsOf<'cases'>['sex']) => wordAt(column, row) || undefined;
      const onset = day(cases.onset, row);
      return {
        id: idOfCase(n),
        onset,
        onsetEstimated: onset === undefined ? undefined : cases.onsetEstimated[row] === 1,
        rash: day(cases.rash, row),
        specimen: day(cases.specimen, row),
        report: day(cases.report, row),
        isolated: day(cases.isolated, row),
        recovered: day(cases.recovered, row),
        died: day(cases.died, row),
        classification: word(cases.classification),
        outcome: word(cases.outcome),
        ageBand: word(cases.ageBand),
        sex: word(cases.sex),
        occupation: word(cases.occupation),
        hospital: word(cases.hospital),
        imported: word(cases.imported),
      };
    },
    contactRow(n) {
      const row = told[n];
      if (row === undefined) return { ...nothingTold, ...asContact(linkRow(untold[n - told.length] ?? 0)), ...isCase };
      const [from, to] = [stands(at(exposures.from, row)), stands(at(exposures.to, row))];
      const link = linkOf.get(pairOf(outbreak, from, to));
      const word = (column: ColumnsOf<'exposures'>['setting']) => wordAt(column, row) || undefined;
      return {
        from: id(from),
        to: id(to),
        first: day(exposures.first, row),
        last: day(exposures.last, row),
        continuing: exposures.continuing[row] === 1 ? true : undefined,
        setting: word(exposures.setting),
        relation: word(exposures.relation),
        risk: word(exposures.risk),
        link: link === undefined ? undefined : links.confirmed[link] === 1 ? 'confirmed' : 'proposed',
        preferred: link !== undefined && links.preferred[link] === 1 ? true : undefined,
        ...endOf(to),
      };
    },
    people() {
      const met = new Set<number>(listed.map((of) => at(outbreak.person, of)));
      for (const { from, to } of untold.map((n) => ({ from: at(links.from, n), to: at(links.to, n) })))
        met.add(at(outbreak.person, from)).add(at(outbreak.person, to));
      for (const row of told) met.add(stands(at(exposures.from, row))).add(stands(at(exposures.to, row)));
      return [...met].map((person) => {
        const of = at(outbreak.caseOf, person);
        return { id: id(person), isCase: of !== noRow, case: of };
      });
    },
  };
}

const isCase = { wasCase: true, status: 'case' } as const;
const nothingTold = {
  first: undefined,
  last: undefined,
  continuing: undefined,
  setting: undefined,
  relation: undefined,
  risk: undefined,
};
const asContact = ({ from, to, state, preferred }: LinkRow) => ({
  from,
  to,
  link: state,
  preferred: preferred || undefined,
});

/** Which cases a window lists: with one, those without the date are in none. */
function listedIn(
  { cases, anchor, onset, row }: KnownOutbreak,
  columns: ExportColumns['cases'],
  { by, ...window }: CaseWindow,
): Uint8Array {
  const day = { anchor, onset, report: by === 'report' ? row.map((each) => at(columns.report, each)) : anchor }[by];
  return Uint8Array.from({ length: cases }, (_, n) => (isWithin(at(day, n), window) ? 1 : 0));
}

const indicesOf = (marks: Uint8Array): number[] => [...marks.keys()].filter((n) => marks[n] === 1);

/** The exposures of the disease that stood then, in the order of the snapshot. */
function exposureRows({ exposures }: ExportColumns, { disease, minute }: ExportAs): Int32Array {
  const code = exposures.disease.words.indexOf(disease);
  const rows: number[] = [];
  for (let row = 0; row < exposures.from.length; row++)
    if (
      exposures.disease.codes[row] === code &&
      exposures.stands[row] === 1 &&
      heldAt(exposures.known, exposures.until, row, minute)
    )
      rows.push(row);
  return Int32Array.from(rows);
}

/** Two cases as one number; none where one of the two people is no case. */
function pairOf(outbreak: KnownOutbreak, from: number, to: number): number {
  const [first, second] = [at(outbreak.caseOf, from), at(outbreak.caseOf, to)];
  return first === noRow || second === noRow ? -1 : first * outbreak.cases + second;
}

function linksByPair({ links, cases }: KnownOutbreak): Map<number, number> {
  const found = new Map<number, number>();
  for (let n = 0; n < links.count; n++) found.set(at(links.from, n) * cases + at(links.to, n), n);
  return found;
}

function linksWithoutExposure(
  outbreak: KnownOutbreak,
  exposures: ExportColumns['exposures'],
  stands: StandsFor,
  told: Int32Array,
  linkOf: ReadonlyMap<number, number>,
): number[] {
  const left = new Map(linkOf);
  for (const row of told) left.delete(pairOf(outbreak, stands(at(exposures.from, row)), stands(at(exposures.to, row))));
  return [...left.values()];
}

/** Of people who are followed as contacts, or were: the last word on them. */
function followUpStatus({ followUps }: ExportColumns, stands: StandsFor, disease: string): Map<number, string> {
  const found = new Map<number, string>();
  for (let row = 0; row < followUps.person.length; row++) {
    if (wordAt(followUps.disease, row) !== disease || wordAt(followUps.because, row) !== 'exposed') continue;
    const end = wordAt(followUps.end, row);
    const status = end === '' ? 'under_followup' : end === 'lost' ? 'lost_to_followup' : 'unknown';
    found.set(stands(at(followUps.person, row)), status);
  }
  return found;
}
