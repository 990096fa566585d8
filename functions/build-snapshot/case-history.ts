import * as z from 'zod/mini';
import { analyticOf } from '../../shared/domain/cases/case-record.ts';
import { ageBandOf } from '../../shared/domain/graph/person-file.ts';
import { factsOf, Learned } from '../../shared/storage/case-facts.ts';
import { CaseFile, type Infection } from '../../shared/storage/cases.ts';
import type { Item } from '../../shared/storage/read-page.ts';
import { type Builders, inTime } from './builders.ts';

/**
 * A case is known from three sides, each with versions of its own: the infection (does it stand, whose is it), what
 * sources told, what interviews made known. Its rows are cut where any of them changed.
 */
export interface CaseHistories {
  /** Of one infection, its versions. */
  infected(versions: readonly Infection[]): void;
  /** What lies in a case's partition. */
  told(items: readonly Item[]): void;
  addTo(builders: Builders): void;
}

type Details = Omit<
  Parameters<Builders['cases']['add']>[0],
  'person' | 'disease' | 'known' | 'until' | 'registered' | 'stands'
>;

interface ToldVersion {
  readonly known: string;
  readonly details: Details;
}

export function openCaseHistories(): CaseHistories {
  const infections: (readonly Infection[])[] = [];
  const told = new Map<string, readonly ToldVersion[]>();
  return {
    infected: (versions) => void infections.push(versions),
    told(items) {
      const files = parsed(items, CaseFile, 'CASE', 'WAS#CASE#');
      const caseId = files[0]?.caseId;
      if (caseId !== undefined)
        told.set(caseId, toldVersions(files, parsed(items, Learned, 'LEARNED', 'WAS#LEARNED#')));
    },
    addTo(builders) {
      for (const versions of infections) addInfection(builders, versions, told);
    },
  };
}

const parsed = <Schema extends z.ZodMiniType>(items: readonly Item[], schema: Schema, now: string, before: string) =>
  items
    .filter(({ sk }) => sk === now || String(sk).startsWith(before))
    .map((item): z.output<Schema> => z.parse(schema, item));

const lastBy = <Version extends { readonly recordedAt: string }>(versions: readonly Version[], moment: string) =>
  versions.findLast(({ recordedAt }) => recordedAt <= moment);

function toldVersions(files: readonly CaseFile[], learned: readonly Learned[]): ToldVersion[] {
  const sortedFiles = files.toSorted((a, b) => a.record.version - b.record.version);
  const sortedLearned = learned.toSorted((a, b) => a.version - b.version);
  const moments = new Set([...files, ...learned].map(({ recordedAt }) => recordedAt));
  return [...moments].sort().map((known) => ({
    known,
    details: detailsOf(lastBy(sortedFiles, known), lastBy(sortedLearned, known)),
  }));
}

function detailsOf(file: CaseFile | undefined, learned: Learned | undefined): Details {
  const facts = factsOf(file, learned);
  const said = file === undefined ? {} : analyticOf(file.record);
  const given = (value: string | null | undefined) => value ?? undefined;
  return {
    case: file?.caseId,
    source: file?.source,
    sourceCase: file?.sourceCaseId,
    ref: file?.ref,
    onset: facts.onset?.day,
    onsetEstimated: facts.onset?.estimated ? 1 : 0,
    rash: facts.rash?.day,
    specimen: facts.specimen?.day,
    report: facts.report?.day,
    isolated: facts.isolated?.day,
    recovered: facts.recovered?.day,
    died: facts.died?.day,
    classification: given(said.classification),
    outcome: given(said.outcome),
    ageBand: ageBandOf(said.age),
    sex: given(said.sex),
    occupation: given(said.occupation),
    hospital: given(said.hospital),
    imported: said.imported === true ? 'yes' : said.imported === false ? 'no' : undefined,
  };
}

/** One row for each stretch of time in which nothing of the case changed. */
function addInfection(
  { cases, rowOf }: Builders,
  versions: readonly Infection[],
  told: ReadonlyMap<string, readonly ToldVersion[]>,
): void {
  const infected = inTime(versions);
  const registered = infected[0]?.known;
  for (const { held, known, until } of infected) {
    const all = told.get(held.caseId) ?? [];
    const within = all.filter((each) => each.known > known && (until === undefined || each.known < until));
    const stretches = [{ known, details: all.findLast((each) => each.known <= known)?.details ?? {} }, ...within];
    for (const [n, stretch] of stretches.entries())
      cases.add({
        ...stretch.details,
        person: rowOf(held.personId),
        disease: held.disease,
        known: stretch.known,
        until: stretches[n + 1]?.known ?? until,
        registered,
        stands: held.ended || held.movedTo !== undefined ? 0 : 1,
      });
  }
}
