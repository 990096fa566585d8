import type { ImportRequest, ImportResponse } from '../../shared/api/imports.ts';
import { type Refused, refuse } from '../../shared/api/problem.ts';
import { profileFor } from '../../shared/domain/diseases/profile.ts';
import type { ImportedPair } from '../../shared/domain/imports/contact-list.ts';
import type { ImportedCase } from '../../shared/domain/imports/line-list.ts';
import { type Outbreak, readOutbreak } from '../../shared/domain/imports/outbreak.ts';
import { wrong } from '../../shared/domain/wrong.ts';
import { readCsv } from '../../shared/runtime/csv.ts';
import { auditData } from '../../shared/storage/audit.ts';
import type { CaseOutcome, Importing, ImportingAs, Kept, PairOutcome } from './importing.ts';
import { keepCase } from './keep-case.ts';
import { keepPairs } from './keep-pairs.ts';
import { sameInFile } from './same-in-file.ts';

/** Steps at once: a case or the pairs of one exposed person, each some ten round trips. */
const atOnce = 20;
const listedAtMost = 500;

/** Takes in one part of an outbreak, or says what would be taken in. */
export async function importOutbreak(
  importing: Importing,
  by: string,
  request: ImportRequest,
): Promise<ImportResponse | Refused> {
  const read = readFiles(request);
  if ('refused' in read) return read;
  const { source, disease, calls = 'none', dryRun = false, from = 0 } = request;
  const as = { by, source, disease, calls, dryRun };
  const known = new Set(read.cases.map(({ id }) => id));
  const steps = [...read.cases.map((each) => [each] as const), ...pairsByExposed(read.pairs)];
  const kept: Kept[] = from === 0 ? [ofTheFiles(importing, read)] : [];
  let done = from;
  while (done < steps.length && (done === from || importing.mayGoOn())) {
    // Every case is there before its pairs are looked at.
    const end = done < read.cases.length ? read.cases.length : steps.length;
    const batch = steps.slice(done, Math.min(done + atOnce, end));
    kept.push(...(await Promise.all(batch.map((step) => keep(importing, as, step, known)))));
    done += batch.length;
  }
  const hasProfile = profileFor(disease, importing.profiles).disease === disease.toLowerCase();
  const answer = answerOf(read, hasProfile, kept, done < steps.length ? done : undefined);
  if (!dryRun) await writeDown(importing, as, from, answer);
  return answer;
}

type Step = readonly [ImportedCase] | { readonly pairs: readonly ImportedPair[] };

const keep = (importing: Importing, as: ImportingAs, step: Step, known: ReadonlySet<string>): Promise<Kept> =>
  'pairs' in step ? keepPairs(importing, as, step.pairs, known) : keepCase(importing, as, step[0]);

function readFiles(request: ImportRequest): Outbreak | Refused {
  const { linelist, contacts, disease, columns = {}, contactColumns = {}, dateFormat, missing } = request;
  if (linelist === undefined && contacts === undefined)
    return refuse('invalid-fields', { fields: [{ field: 'linelist', ...wrong('absent') }] });
  const cases = linelist === undefined ? undefined : readCsv(linelist);
  const pairs = contacts === undefined ? undefined : readCsv(contacts);
  if (cases !== undefined && 'wrong' in cases)
    return refuse('invalid-fields', { fields: [{ field: 'linelist', ...cases.wrong }] });
  if (pairs !== undefined && 'wrong' in pairs)
    return refuse('invalid-fields', { fields: [{ field: 'contacts', ...pairs.wrong }] });
  const as = { disease, columns, contactColumns, dateFormat, missing: missing && ['', ...missing] };
  return readOutbreak(cases?.rows, pairs?.rows, as);
}

/** Of one exposed person the pairs are written one after the other, and what is judged of them once. */
function pairsByExposed(pairs: readonly ImportedPair[]): Step[] {
  return [...Map.groupBy(pairs, ({ to }) => to).values()].map((group) => ({ pairs: group }));
}

const ofTheFiles = (importing: Importing, { cases, problems, repeated }: Outbreak): Kept => ({
  problems,
  duplicates: [
    ...repeated.map((each) => ({
      ...each,
      code: 'repeated' as const,
      because: 'says the same again, and is passed over',
    })),
    ...sameInFile(cases, importing.readPhone),
  ],
});

const countOf = (outcomes: readonly (CaseOutcome | PairOutcome)[]) => {
  const n = (wanted: CaseOutcome) => outcomes.filter((outcome) => outcome === wanted).length;
  return { new: n('new'), changed: n('changed'), unchanged: n('unchanged'), refused: n('refused') };
};

function answerOf(
  read: Outbreak,
  hasProfile: boolean,
  kept: readonly Kept[],
  next: number | undefined,
): ImportResponse {
  const cases = kept.flatMap((each) => each.cases ?? []);
  const problems = kept.flatMap((each) => each.problems ?? []);
  const duplicates = kept.flatMap((each) => each.duplicates ?? []);
  const uses = (['linelist', 'contacts'] as const).flatMap((file) =>
    read.uses[file].map(({ column, field = null }) => ({ file, column, field })),
  );
  return {
    read: {
      cases: read.rows.linelist,
      pairs: read.pairs.length,
      noSource: read.noSource,
      columns: uses,
      dateFormats: read.dateForms,
      hasProfile,
    },
    cases: { ...countOf(cases), joined: cases.filter((outcome) => outcome === 'joined').length },
    pairs: {
      ...countOf(kept.flatMap((each) => each.pairs ?? [])),
      confirmed: kept.reduce((sum, { confirmed = 0 }) => sum + confirmed, 0),
    },
    contactsOnly: new Set(kept.flatMap((each) => each.contactsOnly ?? [])).size,
    problems: problems.slice(0, listedAtMost),
    duplicates: duplicates.slice(0, listedAtMost),
    unlisted: Math.max(0, problems.length - listedAtMost) + Math.max(0, duplicates.length - listedAtMost),
    ...(next === undefined ? {} : { next }),
  };
}

/** An import may tell who people are: that it was done is kept where such things are looked up. */
async function writeDown(
  { client, audit, clock }: Importing,
  { by, source, disease, calls }: ImportingAs,
  from: number,
  { cases, pairs }: ImportResponse,
): Promise<void> {
  const facts = { disease, calls, from, casesNew: cases.new, casesChanged: cases.changed, pairsNew: pairs.new };
  const entry = { subject: `IMPORT#${source}`, at: clock(), actor: by, role: 'epidemiologist', act: 'import' };
  await auditData(client, audit, { ...entry, purpose: 'an outbreak that began on paper', facts });
}
