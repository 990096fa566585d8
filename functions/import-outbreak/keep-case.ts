import { type Told, toldOf } from '../../shared/desk/case-effects.ts';
import { takeCase } from '../../shared/desk/take-case.ts';
import { analyticOf, identifyingOf } from '../../shared/domain/cases/case-record.ts';
import { sameValue } from '../../shared/domain/equal.ts';
import type { ImportProblem } from '../../shared/domain/imports/columns.ts';
import type { ImportedCase } from '../../shared/domain/imports/line-list.ts';
import { resolveIdentity } from '../../shared/domain/people/identity-resolution.ts';
import { type Wrong, wrong } from '../../shared/domain/wrong.ts';
import { deriveId, digestOf } from '../../shared/runtime/ids.ts';
import { readCase, readInfection } from '../../shared/storage/cases.ts';
import { receive } from '../../shared/storage/intake.ts';
import { findPeople } from '../../shared/storage/lookups.ts';
import { untilFresh } from '../../shared/storage/retry.ts';
import { identityOf } from './identity-of.ts';
import type { Duplicate, Importing, ImportingAs, Kept } from './importing.ts';

type Known = NonNullable<Awaited<ReturnType<typeof readCase>>>;

/** Takes in one case of a line list by the door that reports come through, unless its row said the same before. */
export async function keepCase(importing: Importing, as: ImportingAs, row: ImportedCase): Promise<Kept> {
  return untilFresh(importing.pause, async () => {
    const known = await readCase(importing, deriveId('case', as.source, row.id));
    const digest = digestOf(row.details);
    if (known !== undefined && saysNothingNew(known, row, digest)) return { cases: ['unchanged'] };
    const problem = problemOf(as, row, known);
    if (problem !== undefined) return { cases: ['refused'], problems: [problem] };
    const duplicates = known === undefined ? await alreadyKnown(importing, as, row) : [];
    const isJoined = duplicates.some(({ code }) => code === 'joins');
    const outcome = known === undefined ? (isJoined ? 'joined' : 'new') : 'changed';
    if (!as.dryRun) await take(importing, as, row, known, digest);
    return { cases: [outcome], duplicates };
  });
}

/** What this row said last stands in the file; what others said since is theirs to correct, not an old row's. */
function saysNothingNew({ file, record }: Known, { details }: ImportedCase, digest: string): boolean {
  if (file.imported !== undefined) return file.imported === digest;
  const now: Readonly<Record<string, unknown>> = { ...analyticOf(record), ...identifyingOf(record) };
  return Object.entries(details).every(([field, value]) => sameValue(now[field], value));
}

function problemOf(
  { calls, disease }: ImportingAs,
  { row, details }: ImportedCase,
  known: Known | undefined,
): ImportProblem | undefined {
  const refused = (column: string, what: Wrong): ImportProblem => ({
    file: 'linelist',
    row,
    column,
    ...what,
    effect: 'refused',
  });
  if (known !== undefined && known.file.disease !== undefined && known.file.disease !== disease)
    return refused('id', wrong('other-disease'));
  if (calls === 'none') return undefined;
  if (!details.name) return refused('name', wrong('name-to-call'));
  return details.reportDate ? undefined : refused('report', wrong('report-to-call'));
}

/** Whether somebody whom this row tells of is known, by what it says of who they are. */
async function alreadyKnown(
  importing: Importing,
  { disease }: ImportingAs,
  { row, details }: ImportedCase,
): Promise<Duplicate[]> {
  const identity = identityOf(details, importing.readPhone);
  if (identity === undefined) return [];
  const table = { client: importing.client, table: importing.people, macs: importing.macs };
  const { candidates } = await findPeople(table, identity);
  const who = resolveIdentity(identity, candidates);
  const said = (person: string, code: Duplicate['code'], because: string): Duplicate => ({
    file: 'linelist',
    row,
    person,
    code,
    because,
  });
  switch (who.is) {
    case 'new':
      return [];
    case 'possible-duplicate':
      return who.of.map((person) => said(person, 'may-be-same', who.because));
    case 'same': {
      const infection = await readInfection(importing, who.personId, disease);
      const isCase = infection !== undefined && !infection.ended;
      return [
        isCase
          ? said(who.personId, 'joins', 'is somebody whose infection is known already: the case joins it')
          : said(who.personId, 'same-person', who.because),
      ];
    }
  }
}

async function take(
  importing: Importing,
  { source, calls }: ImportingAs,
  { id, details }: ImportedCase,
  known: Known | undefined,
  digest: string,
): Promise<void> {
  const recordedAt = importing.clock();
  const isNew = known?.record.reportedAt === undefined;
  // A first report is older than anything dated; what a changed row says is the newest.
  const kind = isNew ? ('report' as const) : ('correct' as const);
  const issuedAt = isNew ? undefined : recordedAt;
  const said: Told = toldOf({
    kind,
    source,
    sourceCaseId: id,
    issuedAt,
    details,
    imported: { digest, calls },
  });
  const intakeId = deriveId('intake', 'import', source, id, known?.record.version ?? 0);
  await receive(importing, intakeId, recordedAt);
  const body = JSON.stringify({ kind, source, caseId: id, ...(issuedAt && { issuedAt }), ...details });
  const disposition = await takeCase(importing, { intakeId, body, redriven: false }, said, recordedAt);
  if (disposition === 'set-aside')
    throw new Error('An imported case was set aside, though its problems were looked for.');
}
