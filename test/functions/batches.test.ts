import type { SQSEvent } from 'aws-lambda';
import { expect, test } from 'vitest';
import { registerCase } from '../../functions/register-case/register-case.ts';
import { traceContact } from '../../functions/trace-contact/trace-contact.ts';
import { eachMessage } from '../../shared/runtime/batch.ts';
import { conflictOnce, failWhere } from '../support/faults.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { report } from '../support/made-up.ts';
import { spoken } from '../support/spoken.ts';
import { contextWith, sqsEvent } from '../support/sqs-event.ts';

const world = freshWorld();
const said = spoken();
const enough = contextWith(60_000);

const register = (event: SQSEvent, context = enough) =>
  eachMessage('register-case', event, context, ({ messageId: intakeId, body }) =>
    registerCase(world().wired, { intakeId, body, redriven: false }),
  );

test('a message that cannot be used is set aside alone, with the fields to mend; the rest of its batch is done', async () => {
  const { reportDate: _, ...dateless } = report();
  const event = sqsEvent('confirmed-cases', {
    one: report(),
    bent: '{"kind":"report",',
    dateless: { ...dateless, birthDate: '31.02.1980', shoes: 44 },
    two: report(),
  });
  expect(await register(event)).toEqual({ batchItemFailures: [] });
  const asides = (await world().setAsides()).toSorted((a, b) => a.id.localeCompare(b.id));
  expect(asides).toMatchObject([
    { id: 'bent', code: 'not-json', reason: expect.stringContaining('not JSON') },
    { id: 'dateless', code: 'invalid-fields', body: expect.stringContaining('31.02.1980') },
  ]);
  expect(asides[1]?.fields.map(({ field }) => field).toSorted()).toEqual(['birthDate', 'reportDate', 'shoes']);
  expect(asides[1]?.reason).toContain('reportDate');
  expect(asides[1]?.reason).not.toContain('31.02.1980');
  expect(await world().settled()).toMatchObject({ in: 4, opened: 2, setAside: 2, people: 2 });
});

test('a message that we fail on is reported alone, and is done when it comes again', async () => {
  const messages = { one: report(), crash: report({ hospital: 'where it breaks' }), two: report() };
  failWhere(world().client, 'where it breaks');
  expect(await register(sqsEvent('confirmed-cases', messages))).toEqual({
    batchItemFailures: [{ itemIdentifier: 'crash' }],
  });
  expect(said()).toContainEqual(expect.objectContaining({ event: 'record-failed', intakeId: 'crash', error: 'Error' }));
  expect(JSON.stringify(said())).not.toContain('where it breaks');
  await world().flow();
  // Taken in and not yet decided: the difference shows that something is under way.
  expect(await world().ledger()).toMatchObject({ in: 3, opened: 2, difference: 1 });

  failWhere(world().client, 'nothing that anybody says');
  expect(await register(sqsEvent('confirmed-cases', messages))).toEqual({ batchItemFailures: [] });
  expect(await world().settled()).toMatchObject({ in: 3, opened: 3, people: 3 });
});

test('a naming that cannot be used is reported alone: its interview is not there', async () => {
  const schema = 'ringtrace.naming.v1';
  const event = sqsEvent('named-contacts', { ghost: { schema, interviewId: 'none', contactKey: 'a' } });
  const answer = await eachMessage('trace-contact', event, enough, ({ body }) => traceContact(world().wired, body));
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'ghost' }] });
});

test('a transaction that met another is tried again; one that meets others for ever comes back from the queue', async () => {
  const { client } = world();
  conflictOnce(client, 3);
  expect(await register(sqsEvent('confirmed-cases', { one: report() }))).toEqual({ batchItemFailures: [] });
  conflictOnce(client, Number.POSITIVE_INFINITY);
  const batch = await register(sqsEvent('confirmed-cases', { two: report() }));
  expect(batch).toEqual({ batchItemFailures: [{ itemIdentifier: 'two' }] });
  conflictOnce(client, 0);
  expect(await register(sqsEvent('confirmed-cases', { two: report() }))).toEqual({ batchItemFailures: [] });
  expect(await world().settled()).toMatchObject({ in: 2, opened: 2 });
});

test('records are not begun when little time is left: they come again, and nothing is half done', async () => {
  const event = sqsEvent('confirmed-cases', { one: report(), two: report() });
  expect(await register(event, contextWith(4_000))).toEqual({
    batchItemFailures: [{ itemIdentifier: 'one' }, { itemIdentifier: 'two' }],
  });
  expect(await world().items('caseFiles')).toEqual([]);
});

test('every record says what it was and what it cost', async () => {
  await register(sqsEvent('confirmed-cases', { one: report(), bent: '{' }));
  const units = said().filter(({ event }) => event === 'units');
  expect(units.map(({ operation }) => operation).toSorted()).toEqual(['opened', 'set-aside']);
  for (const { wru } of units) expect(wru).toBeGreaterThan(0);
});
