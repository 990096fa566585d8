import { wrongAt } from '../api/problem.ts';
import { type CaseRecord, hear, messagesAtMost, missingOf, standingOf } from '../domain/cases/case-record.ts';
import type { Disposition } from '../domain/cases/ledger.ts';
import type { Pipeline } from '../runtime/pipeline.ts';
import { caseWrites, messageWrite, readCase } from '../storage/cases.ts';
import { writeTogether } from '../storage/dynamo.ts';
import { type Dispositioned, dispositionWrites, readDisposition, setAsideWrites } from '../storage/intake.ts';
import { admit, correct, type Known, type Told, type Unusable, withdraw } from './case-effects.ts';

export interface Delivery {
  /** The same for every delivery of one message: it counts once. */
  readonly intakeId: string;
  readonly body: string;
  /** Somebody sent it again after it was set aside. */
  readonly redriven: boolean;
}

/**
 * Decides one message or imported row, with all that it changes in one commit: the case, its person, infection and call
 * task, and what became of the intake.
 *
 * @throws StaleRead where something changed meanwhile: read and decide again
 */
export async function takeCase(
  pipeline: Pipeline,
  { intakeId, body, redriven }: Delivery,
  said: Told,
  recordedAt: string,
): Promise<Disposition | 'decided-before'> {
  const before = await readDisposition(pipeline, intakeId);
  if (before !== undefined && !(redriven && before.disposition === 'set-aside')) return 'decided-before';
  const known = await readCase(pipeline, said.caseId);
  const heard = hear(known?.record, said);
  if (heard.verdict === 'already-known') return conclude(pipeline, before, intakeId, said.caseId, recordedAt);
  const setAside = async (unusable: Unusable): Promise<Disposition> => {
    const aside = { id: intakeId, kind: 'case' as const, ...unusable, body, recordedAt };
    await writeTogether(pipeline.client, setAsideWrites(pipeline, before, aside));
    return 'set-aside';
  };
  if (heard.verdict !== 'heard') return setAside(unheard[heard.verdict]);
  const problem = problemWith(known?.record, heard.record);
  if (problem !== undefined) return setAside(problem);
  const effects = await effectsOf(pipeline, known, said, heard.record, recordedAt);
  if ('code' in effects) return setAside(effects);
  const disposition = heard.news ? effects.disposition : 'already-known';
  await writeTogether(pipeline.client, [
    ...caseWrites(pipeline, known?.file, effects.file),
    messageWrite(pipeline.people, said.caseId, intakeId, body, recordedAt),
    ...effects.writes,
    ...dispositionWrites(pipeline, before, {
      intakeId,
      kind: 'case',
      disposition,
      recordedAt,
      caseId: said.caseId,
      also: effects.ledger,
    }),
  ]);
  return disposition;
}

async function conclude(
  pipeline: Pipeline,
  before: Dispositioned | undefined,
  intakeId: string,
  caseId: string,
  recordedAt: string,
): Promise<Disposition> {
  const decision = { intakeId, kind: 'case', disposition: 'already-known', recordedAt, caseId } as const;
  await writeTogether(pipeline.client, dispositionWrites(pipeline, before, decision));
  return 'already-known';
}

const unheard = {
  conflicting: {
    code: 'conflicting',
    reason:
      'The same source sent the same case id with other content and no newer issuedAt. Find out which is right, and send it as a correction with an issuedAt.',
  },
  'too-many': {
    code: 'too-many-messages',
    reason: `The source sent more than ${messagesAtMost.correct} messages of this one case. Have the sender mended, so that it sends what has changed only; then withdraw the case, and report it under another case id.`,
  },
} as const satisfies Record<string, Unusable>;

function problemWith(before: CaseRecord | undefined, after: CaseRecord): Unusable | undefined {
  // Only what was reported stands: a correction that came first may have been of another case.
  const disease = before?.reportedAt === undefined ? undefined : before.told.disease?.value;
  if (disease !== undefined && disease !== after.told.disease?.value)
    return {
      code: 'other-disease',
      reason: 'A case cannot change its disease: withdraw it, and report the other disease under a case id of its own.',
    };
  const missing = standingOf(after) === 'standing' ? missingOf(after) : undefined;
  if (missing === undefined) return undefined;
  return {
    code: 'incomplete',
    reason: `A correction took back ${missing}, which a case must have: send it again with a value.`,
    fields: [wrongAt(missing, 'taken-back')],
  };
}

/** What a message changes beyond its own case: a person, an infection, a call task. */
async function effectsOf(
  pipeline: Pipeline,
  known: Known | undefined,
  said: Told,
  record: CaseRecord,
  recordedAt: string,
) {
  const next = { record, said, recordedAt };
  const was = known === undefined ? 'waiting' : standingOf(known.record);
  switch (standingOf(record)) {
    case 'waiting':
      return correct(pipeline, undefined, next);
    case 'withdrawn':
      return withdraw(pipeline, known, next);
    case 'standing':
      return was === 'standing' ? correct(pipeline, known, next) : admit(pipeline, known, next);
  }
}
