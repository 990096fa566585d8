import { readAs } from '../../shared/api/problem.ts';
import { type Told, toldOf, type Unusable } from '../../shared/desk/case-effects.ts';
import { type Delivery, takeCase } from '../../shared/desk/take-case.ts';
import type { Disposition } from '../../shared/domain/cases/ledger.ts';
import { CaseMessage } from '../../shared/messages/case-message.ts';
import type { Pipeline } from '../../shared/runtime/pipeline.ts';
import { receive, setAside } from '../../shared/storage/intake.ts';
import { untilFresh } from '../../shared/storage/retry.ts';

/** Takes one message of a confirmed case to its end. Gives what became of it. */
export async function registerCase(pipeline: Pipeline, delivery: Delivery): Promise<Disposition | 'decided-before'> {
  const recordedAt = pipeline.clock();
  await receive(pipeline, delivery.intakeId, recordedAt);
  const message = readMessage(delivery.body);
  if ('code' in message) {
    const { intakeId: id, body } = delivery;
    await setAside(pipeline, { id, kind: 'case', ...message, body, recordedAt });
    return 'set-aside';
  }
  return untilFresh(pipeline.pause, () => takeCase(pipeline, delivery, told(message), recordedAt));
}

function readMessage(body: string): CaseMessage | Unusable {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return { code: 'not-json', reason: 'The message is not JSON: mend the sender, and send it again.' };
  }
  const read = readAs(CaseMessage, json);
  if ('data' in read) return read.data;
  const { fields } = read;
  const named = fields.map(({ field, problem }) => `${field}: ${problem}`).join('; ');
  return {
    code: 'invalid-fields',
    reason: `Fields that cannot be used (${named}): mend them and send it again.`,
    fields,
  };
}

function told(message: CaseMessage): Told {
  const { kind, schema: _schema, source, caseId, issuedAt, ...details } = message;
  return toldOf({ kind, source, sourceCaseId: caseId, issuedAt, details });
}
