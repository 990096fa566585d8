import { type Refused, refuse, wrongAt } from '../../shared/api/problem.ts';
import type { FixRequest, FixResponse } from '../../shared/api/set-aside.ts';
import { sameValue } from '../../shared/domain/equal.ts';
import { auditWrite } from '../../shared/storage/audit.ts';
import { writeTogether } from '../../shared/storage/dynamo.ts';
import type { SetAside } from '../../shared/storage/intake.ts';
import { mendedWrite, sentAgainWrite } from '../../shared/storage/set-asides.ts';
import { type Desk, waiting } from './work-set-aside.ts';

/**
 * Sends a case message as it should have come, under the id of the one that came: it is counted once, and what it makes
 * has the ids that its source would have given it. Who mended which fields is written down before it is sent.
 */
export async function fix(
  desk: Desk,
  supervisor: string,
  id: string,
  { message, why }: FixRequest,
): Promise<FixResponse | Refused> {
  const aside = await waiting(desk, id);
  if ('refused' in aside) return aside;
  if (aside.kind !== 'case') return refuse('not-a-case-message');
  const came = fieldsOf(aside.body);
  const moved = movedFrom(aside, came, message);
  if (moved !== undefined) return moved;
  const sent = new Map<string, unknown>(Object.entries(message));
  const fields = [...new Set([...came.keys(), ...sent.keys()])]
    .filter((field) => !sameValue(came.get(field), sent.get(field)))
    .sort();
  const body = JSON.stringify(message);
  const at = desk.clock();
  await writeTogether(desk.client, [
    sentAgainWrite(desk.people, aside, { by: supervisor, at }),
    mendedWrite(desk.people, id, { at, by: supervisor, why, fields, before: aside.body, body }),
    auditWrite(desk.audit, {
      personId: `set-aside:${id}`,
      at,
      actor: supervisor,
      role: 'supervisor',
      act: 'fix-set-aside',
      purpose: 'mend input',
      epoch: 0,
      fields,
    }),
  ]);
  await desk.sendAgain('case', id, body);
  return { status: 'sent', fields };
}

/** What a message says, by field; nothing where it is no JSON object. */
function fieldsOf(body: string): ReadonlyMap<string, unknown> {
  try {
    const sent: unknown = JSON.parse(body);
    return new Map(typeof sent === 'object' && sent !== null && !Array.isArray(sent) ? Object.entries(sent) : []);
  } catch {
    return new Map();
  }
}

/** Under another source or case id it would be another case: only what could not be read of them may be put right. */
function movedFrom({ fields }: SetAside, came: ReadonlyMap<string, unknown>, message: FixRequest['message']) {
  const unreadable = new Set(fields.map(({ field }) => field));
  const moved = (['source', 'caseId'] as const).filter((field) => {
    const before = came.get(field);
    return typeof before === 'string' && !unreadable.has(field) && before.trim() !== message[field];
  });
  return moved.length === 0
    ? undefined
    : refuse('invalid-fields', {
        fields: moved.map((field) => wrongAt(`message.${field}`, 'not-as-given')),
      });
}
