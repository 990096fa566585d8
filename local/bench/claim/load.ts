import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { lineChange } from '../../../functions/count-lines/count-lines.ts';
import { lineOf, personPlaced, shardsFor } from '../../../shared/domain/calls/placing.ts';
import { addReason, type Task } from '../../../shared/domain/calls/task.ts';
import { addTo } from '../../../shared/domain/cases/ledger.ts';
import defaultPolicy from '../../../shared/domain/desk/default-policy.json' with { type: 'json' };
import { readPolicy } from '../../../shared/domain/desk/policy.ts';
import type { Identity } from '../../../shared/domain/people/identity.ts';
import { taskWrite } from '../../../shared/storage/call-queue.ts';
import { put } from '../../../shared/storage/dynamo.ts';
import { keys } from '../../../shared/storage/keys.ts';

export interface Load {
  readonly tasks: number;
  /** Domain time, ISO 8601: the tasks became due in the day before, one after the other. */
  readonly now: string;
  readonly progress?: ((line: string) => void) | undefined;
}

type Items = Generator<Record<string, AttributeValue>>;

const everyNth = 50_000;

/**
 * One band of one list: contacts at high risk who wait for their first call. The tasks are the domain's, the items those
 * of the stores; `counts` become what count-lines makes of them.
 */
export function* taskItems(table: string, load: Load, counts: Map<string, number>): Items {
  for (let n = 0; n < load.tasks; n += 1) {
    const task = taskOf(n, load);
    addTo(counts, lineChange({ before: undefined, after: { ...task } }));
    yield taskWrite(table, undefined, task).Put?.Item ?? {};
    if ((n + 1) % everyNth === 0) load.progress?.(`${n + 1} of ${load.tasks} tasks made`);
  }
}

export function* profileItems(table: string, { tasks, now, progress }: Load): Items {
  for (let n = 0; n < tasks; n += 1) {
    yield put(table, profileOf(n, now), 'none').Put?.Item ?? {};
    if ((n + 1) % everyNth === 0) progress?.(`${n + 1} of ${tasks} people made`);
  }
}

const personId = (n: number) => `person_bench${String(n).padStart(8, '0')}`;

const day = 86_400_000;
const policy = readPolicy(defaultPolicy);

/** The line grows as a line does: those who came early stand in the first shards, and later ones in more of them. */
function taskOf(n: number, { tasks, now }: Load): Task {
  const due = new Date(Date.parse(now) - day + Math.floor((day * n) / tasks)).toISOString();
  const reason = { id: `contact-notification:bench-${n}`, kind: 'contact-notification', disease: 'covid-19' } as const;
  const joining = {
    personId: personId(n),
    callable: true,
    person: { ...personPlaced(identityOf(n), policy), zone: 'Europe/Moscow' },
    reason: { ...reason, due, risk: 'high' as const },
    by: 'contact' as const,
  };
  const { task } = addReason(undefined, joining, policy, due);
  if (task.place === undefined) throw new Error('A task that is due has no place.');
  const grown = { ...policy, sharded: { [lineOf(task.place)]: shardsFor(n, policy) } };
  return addReason(undefined, joining, grown, due).task;
}

/** Numbers +7 000 are of no numbering plan. */
function identityOf(n: number): Identity {
  const number = `+7000${String(n).padStart(7, '0')}`;
  return {
    name: { family: `Made-up ${n}`, given: 'Anna' },
    phones: [{ asTyped: number, e164: number, standing: 'unchecked' }],
  };
}

function profileOf(n: number, now: string) {
  const profile = {
    personId: personId(n),
    identity: identityOf(n),
    version: 1,
    possibleDuplicates: [],
    recordedAt: now,
  };
  return { ...profile, ...keys.profile(personId(n)) };
}
