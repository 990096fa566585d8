import { expect, test } from 'vitest';
import { casesAtMost } from '../../shared/desk/case-effects.ts';
import { reasonsAtMost, type Task } from '../../shared/domain/calls/task.ts';
import { messagesAtMost } from '../../shared/domain/cases/case-record.ts';
import { everNamedAtMost } from '../../shared/domain/protocols/interview.ts';
import { deriveId } from '../../shared/runtime/ids.ts';
import { saveTask } from '../../shared/storage/call-queue.ts';
import { caseWrites, infectionWrites, readCase, readInfection } from '../../shared/storage/cases.ts';
import { writeTogether } from '../../shared/storage/dynamo.ts';
import { interviewWrites, readInterview } from '../../shared/storage/interviews.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { contact, interview, phoneOf, report } from '../support/made-up.ts';

/** What a person or a machine could go on adding to for ever is bounded before an item is too large to be written. */

const world = freshWorld();
const named = { name: { family: 'Ветрова', given: 'Нина' }, phones: [{ number: phoneOf(9_700_000) }] };

/** The longest name of a disease that is taken, in the bytes of its script. */
const longName = '長'.repeat(64);

/** Somebody is named by one case, and their task has so many reasons by now. */
async function calledFor(n: number, ref?: string): Promise<Task> {
  await world().register(report({ caseId: 'first' }));
  await world().flow();
  const held = await world().mustClaim('ada');
  await world().finish('ada', held, { outcome: 'completed', interview: interview([contact('a', named)]) });
  await world().flow();
  const [task] = (await world().tasks()).filter(({ state }) => state === 'open');
  const [reason] = Object.values(task?.reasons ?? {});
  if (task === undefined || reason === undefined) throw new Error('Nobody is to be called.');
  const more = Array.from({ length: n - 1 }, (_, each) => ({
    ...reason,
    id: `contact-notification:${deriveId('exposure', each)}`,
    disease: longName,
    ...(ref === undefined ? {} : { ref, caseId: deriveId('case', each) }),
  }));
  const full = {
    ...task,
    reasons: { ...task.reasons, ...Object.fromEntries(more.map((each) => [each.id, each])) },
    version: task.version + 1,
  };
  expect(await saveTask(world().counters, task, full)).toBe(true);
  return full;
}

/** Another case names them too. */
async function namedAgain(by: string): Promise<void> {
  await world().register(report());
  await world().flow();
  const held = await world().mustClaim(by);
  expect(held.kind).toBe('case-interview');
  await world().finish(by, held, { outcome: 'completed', interview: interview([contact('b', named)]) });
}

test('who is to be called for hundreds of namings needs no more reasons: the next exposure stands, and the ledger balances', async () => {
  const { personId } = await calledFor(reasonsAtMost.contact - 1);
  expect((await world().mustClaim('ada')).id).toBe(personId);
  await namedAgain('bea');
  await namedAgain('cai');
  const contacts = { in: 3, opened: 1, joined: 1, notNeeded: 1 };
  expect(await world().settled()).toMatchObject({ exposures: 3, kinds: { contact: contacts } });
  const task = (await world().tasks()).find((each) => each.personId === personId);
  expect(Object.keys(task?.reasons ?? {})).toHaveLength(reasonsAtMost.contact);
});

test('a case joins where namings no longer do, and is set aside where no reason fits any more; the largest task can be claimed', async () => {
  await calledFor(reasonsAtMost.case - 1, '長'.repeat(128));
  expect(await world().register(report({ ...named, caseId: 'joins', birthDate: undefined }))).toBe('joined');
  const other = report({ ...named, caseId: 'too-many', disease: 'measles', birthDate: undefined });
  expect(await world().register(other)).toBe('set-aside');
  expect(await world().setAsides()).toMatchObject([{ kind: 'case', code: 'too-many-reasons' }]);
  await world().flow();
  const held = await world().mustClaim('ada');
  expect(held.reasons).toHaveLength(reasonsAtMost.case);
  await world().settled();
});

test('a source that goes on about one case is set aside, alone; it can still withdraw it', async () => {
  const said = report({ caseId: 'much', issuedAt: '2020-03-01T00:00:00Z' });
  await world().register(said);
  const known = await readCase(world(), deriveId('case', 'laboratory', 'much'));
  if (known === undefined) throw new Error('The case is not there.');
  const { file, record } = known;
  const moments = Array.from({ length: messagesAtMost.correct - 1 }, (_, n) => [
    new Date(Date.UTC(2020, 2, 1, 0, 0, n + 1)).toISOString(),
    Object.values(record.heard)[0] ?? '',
  ]);
  const heard = { ...record.heard, ...Object.fromEntries(moments) };
  const much = { ...record, heard, version: record.version + 1 };
  await writeTogether(world().client, caseWrites(world(), file, { ...file, record: much }));

  const correction = { kind: 'correct', source: 'laboratory', caseId: 'much', issuedAt: '2020-03-02T00:00:00Z' };
  expect(await world().register({ ...correction, hospital: 'the second' })).toBe('set-aside');
  expect(await world().setAsides()).toMatchObject([{ kind: 'case', code: 'too-many-messages' }]);
  expect(await world().register({ ...correction, kind: 'withdraw' })).toBe('not-needed');
  expect(await world().settled()).toMatchObject({ open: 0, setAside: 1 });
});

test('who is reported under ever new case ids is one infection, and the reports are set aside at last', async () => {
  await world().register(report({ ...named, caseId: 'first' }));
  const [{ personId = '' } = {}] = await world().tasks();
  const before = await readInfection(world(), personId, 'covid-19');
  if (before === undefined) throw new Error('There is no infection.');
  const cases = Array.from({ length: casesAtMost }, (_, n) => deriveId('case', n));
  await writeTogether(world().client, infectionWrites(world().caseFiles, before, { ...before, cases }));
  expect(await world().register(report({ ...named, caseId: 'one-more' }))).toBe('set-aside');
  expect(await world().setAsides()).toMatchObject([{ kind: 'case', code: 'too-many-cases' }]);
});

test('rows taken out of an interview and written down anew without end are refused by name of field', async () => {
  await world().register(report());
  await world().flow();
  const held = await world().mustClaim('ada');
  const said = (key: string) => ({ outcome: 'partial', interview: interview([contact(key)]) });
  await world().finish('ada', held, said('a'));
  const [before] = (await world().items('caseFiles')).filter(({ sk }) => sk === 'INTERVIEW');
  const file = await readInterview(world(), String(before?.interviewId));
  if (file === undefined) throw new Error('The interview is not there.');
  const takenBack = Array.from({ length: everNamedAtMost - 2 }, (_, n) => ({
    key: `${'k'.repeat(58)}${String(n).padStart(6, '0')}`,
    direction: 'exposed' as const,
  }));
  const many = { ...file, takenBack, everNamed: everNamedAtMost - 1, version: file.version + 1 };
  await writeTogether(world().client, interviewWrites(world(), file, many, []));

  world().forward(24 * 60);
  const again = await world().mustClaim('ada');
  const rows = interview([contact('b'), contact('c')]);
  expect(await world().finish('ada', again, { outcome: 'partial', interview: rows })).toMatchObject({
    refused: 'invalid-fields',
    fields: [{ field: 'interview.contacts', code: 'too-many-rows' }],
  });
  expect(await world().finish('ada', again, said('b'))).toMatchObject({ status: 'recorded' });
});
