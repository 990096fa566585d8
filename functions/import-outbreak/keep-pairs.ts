import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { type Exposure, importedBy } from '../../shared/domain/cases/exposure.ts';
import { disposed, plus, taken } from '../../shared/domain/cases/ledger.ts';
import { sameValue } from '../../shared/domain/equal.ts';
import type { ImportProblem } from '../../shared/domain/imports/columns.ts';
import type { ImportedPair } from '../../shared/domain/imports/contact-list.ts';
import { pairParts } from '../../shared/domain/imports/outbreak.ts';
import { wrong } from '../../shared/domain/wrong.ts';
import { deriveId, digestOf } from '../../shared/runtime/ids.ts';
import { newPersonId } from '../../shared/runtime/lookup-keys.ts';
import { type Infection, readCaseFile, readInfection } from '../../shared/storage/cases.ts';
import { writeTogether } from '../../shared/storage/dynamo.ts';
import { namedWrites, readNamed } from '../../shared/storage/exposures.ts';
import { readNames } from '../../shared/storage/graph.ts';
import { addWords } from '../../shared/storage/judgements.ts';
import { exposureIdOf } from '../../shared/storage/namings.ts';
import { untilFresh } from '../../shared/storage/retry.ts';
import type { Importing, ImportingAs, Kept, PairOutcome } from './importing.ts';

/** In one commit with what is judged of them: an exposure is three items at most. */
const pairsInCommit = 25;

/**
 * Takes in the pairs of one exposed person: an exposure each and, between two cases, a confirmed link unless somebody
 * judged of it already. What of it is there is left as it is.
 *
 * @param known the numbers that the line list has
 */
export async function keepPairs(
  importing: Importing,
  as: ImportingAs,
  pairs: readonly ImportedPair[],
  known: ReadonlySet<string>,
): Promise<Kept> {
  const parts: Kept[] = [];
  for (let n = 0; n < pairs.length; n += pairsInCommit)
    parts.push(
      await untilFresh(importing.pause, () => keepSome(importing, as, pairs.slice(n, n + pairsInCommit), known)),
    );
  return {
    pairs: parts.flatMap((part) => part.pairs ?? []),
    confirmed: parts.reduce((sum, { confirmed = 0 }) => sum + confirmed, 0),
    contactsOnly: parts.flatMap((part) => part.contactsOnly ?? []),
    problems: parts.flatMap((part) => part.problems ?? []),
  };
}

/** Who a number of the files is, and whether they are a case. */
interface End {
  readonly id: string;
  /** Under which they are told of, whoever stands for them. */
  readonly person: string;
  /** Who they are by every id: somebody may have turned out to be another. */
  readonly names: { readonly person: string; readonly alsoKnownAs: readonly string[] };
  readonly infection: Infection | undefined;
}

async function keepSome(
  importing: Importing,
  as: ImportingAs,
  pairs: readonly ImportedPair[],
  known: ReadonlySet<string>,
): Promise<Kept> {
  const ids = [...new Set(pairs.flatMap(({ from, to }) => [from, to]))];
  const ends = new Map((await Promise.all(ids.map((id) => endOf(importing, as, id)))).map((end) => [end.id, end]));
  const outcomes: PairOutcome[] = [];
  const problems: ImportProblem[] = [];
  const writes: TransactWriteItem[] = [];
  const sources: End[] = [];
  let exposed: End | undefined;
  for (const pair of pairs) {
    const [from, to] = [ends.get(pair.from), ends.get(pair.to)];
    if (from === undefined || to === undefined) continue;
    if (from.names.person === to.names.person) {
      outcomes.push('refused');
      problems.push(onePerson(pair));
      continue;
    }
    const told = await exposureWrites(importing, as, pair, from, to);
    outcomes.push(told.outcome);
    writes.push(...told.writes);
    if (isCase(from, as, known) && isCase(to, as, known)) sources.push(from);
    exposed = to;
  }
  const judged = exposed === undefined ? undefined : await confirmed(importing, as, exposed, sources);
  writes.push(...(judged?.writes ?? []));
  if (!as.dryRun && writes.length > 0) await writeTogether(importing.client, writes);
  const contactsOnly = [...ends.values()].filter((end) => !isCase(end, as, known)).map(({ person }) => person);
  return { pairs: outcomes, problems, confirmed: judged?.said ?? 0, contactsOnly };
}

async function endOf(importing: Importing, { source, disease }: ImportingAs, id: string): Promise<End> {
  const caseId = deriveId('case', source, id);
  const file = await readCaseFile(importing, caseId, 'consistent');
  // Who stands in the contacts only keeps this pseudonym when a line list tells of them later.
  const person = file?.personId ?? newPersonId(importing.macs, caseId);
  const names = await readNames(importing, person);
  return { id, person, names, infection: await readInfection(importing, names.person, disease) };
}

/** A dry run has made no case yet: there the line list tells who will be one. */
const isCase = ({ id, infection }: End, { dryRun }: ImportingAs, known: ReadonlySet<string>): boolean =>
  infection === undefined ? dryRun && known.has(id) : !infection.ended;

const onePerson = ({ file, row }: ImportedPair): ImportProblem => ({
  file,
  row,
  column: 'from',
  ...wrong('exposed-known'),
  effect: 'refused',
});

async function exposureWrites(
  { client, caseFiles, clock }: Importing,
  { source, disease }: ImportingAs,
  pair: ImportedPair,
  from: End,
  to: End,
): Promise<{ outcome: PairOutcome; writes: readonly TransactWriteItem[] }> {
  const interviewId = importedBy(deriveId('import', source));
  const contactKey = digestOf(pairParts(pair));
  const exposureId = exposureIdOf(interviewId, contactKey);
  const before = await readNamed({ client, table: caseFiles }, from.person, 'exposed', exposureId);
  const { setting, relation, firstExposure, lastExposure } = pair;
  const told = { setting, relation, firstExposure, lastExposure };
  if (before?.exposure !== undefined && sameValue(toldOf(before.exposure), told))
    return { outcome: 'unchanged', writes: [] };
  const exposure: Exposure = {
    exposureId,
    interviewId,
    contactKey,
    disease,
    source,
    from: { person: from.person, ref: from.id },
    to: { person: to.person, ref: to.id },
    namedBy: 'from',
    ...told,
    state: 'stands',
    since: 1,
    recordedAt: clock(),
    version: (before?.version ?? 0) + 1,
  };
  const ledger = plus(taken('contact'), disposed('contact', 'not-needed'), { exposures: 1 });
  const next = { exposureId, exposure, ledger, since: 1, state: 'stands', asked: from.person } as const;
  const writes = namedWrites(caseFiles, before, { ...next, direction: 'exposed' });
  return { outcome: before === undefined ? 'new' : 'changed', writes };
}

const toldOf = ({ setting, relation, firstExposure, lastExposure }: Exposure) => ({
  setting,
  relation,
  firstExposure,
  lastExposure,
});

/** Confirms these sources, but those of whom somebody judged before. */
function confirmed(
  importing: Importing,
  { by, source, disease }: ImportingAs,
  { names }: End,
  sources: readonly End[],
) {
  const words = sources.map((end) => ({ source: end.names, judged: 'confirmed', why: `import of ${source}` }) as const);
  return addWords(importing, names, disease, words, { by, at: importing.clock(), unjudgedOnly: true });
}
