import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { streamed } from '../../shared/storage/tables.ts';
import { startEngine, type TestEngine } from '../support/engine.ts';
import { type Handlers, loadHandlers } from '../support/handlers.ts';
import { spoken } from '../support/spoken.ts';
import { contextWith, sqsEvent } from '../support/sqs-event.ts';
import type { Pumped } from '../support/stream-pump.ts';
import { openWorld, type World } from '../support/world.ts';

/** Somebody made up, and all that could tell who they are. None of it may be said anywhere but in `People`. */
const telling = [
  'Небывалов',
  'Прохор',
  'Nebyvalov',
  'Лукерья',
  // Not the three digits alone: moments and digests have them now and then.
  '(916)',
  '8 916',
  '7916',
  '1234567',
  '123-45-67',
  'Тупиковая',
  '1931-07-05',
  '05.07.1931',
  '4510 987654',
  'Рассветная школа',
  'снился кит',
  'сосед',
];

const name = { family: 'Небывалов', given: 'Прохор' };
const phones = [{ number: '8 (916) 123-45-67' }];
const told = {
  name,
  phones,
  birthDate: '1931-07-05',
  nationalNumber: '4510 987654',
  address: { text: 'Тупиковая 7' },
  institution: 'Рассветная школа',
};
const head = { kind: 'report', source: 'laboratory', caseId: 'x-1', disease: 'covid-19', reportDate: '2020-03-01' };
const row = { key: 'a', name: { family: 'Небывалова', given: 'Лукерья' }, phones: [{ number: '8 916 1234568' }] };
const result = {
  protocol: { id: 'case-interview', version: 1 },
  answers: { notes: 'ему снился кит' },
  contacts: [{ ...row, notes: 'сосед', address: { text: 'Тупиковая 9' } }],
};

let engine: TestEngine;
let world: World;
let handlers: Handlers;
const said = spoken();
const answered: unknown[] = [];
const context = contextWith(60_000);

beforeAll(async () => {
  engine = await startEngine();
  world = await openWorld(engine);
  handlers = await loadHandlers(world);
});
beforeEach(() => {
  answered.length = 0;
  handlers.sent.length = 0;
});
afterAll(async () => {
  await handlers.stop();
  await engine.stop();
});

const records = (changes: readonly Pumped[], ...starts: readonly string[]) =>
  changes.flatMap(({ raw, record }) => (starts.some((start) => record.sk.startsWith(start)) ? [raw] : []));

/** Hands everything that changed to the functions that read the streams, and their messages on. */
async function flow(): Promise<void> {
  const [changed, moved] = [await world.files.changes(), await world.queue.changes()];
  await handlers.keepLedger({ Records: changed.map(({ raw }) => raw), shardId: 'one' });
  await handlers.countLines({ Records: records(moved, 'TASK'), shardId: 'one' });
  const before = handlers.sent.length;
  const graphBefore = handlers.graphChanges.length;
  await handlers.publishContacts({ Records: records(changed, ...streamed.publishContacts) });
  const bodies = handlers.sent.slice(before).map((entry): string => JSON.parse(entry).MessageBody);
  if (bodies.length > 0)
    answered.push(
      await handlers.traceContact(sqsEvent('named-contacts', Object.fromEntries(bodies.entries())), context),
    );
  const graph = handlers.graphChanges.slice(graphBefore).map((entry): string => JSON.parse(entry).MessageBody);
  answered.push(await handlers.keepNetworks(sqsEvent('graph-changes', Object.fromEntries(graph.entries())), context));
  if (changed.length + moved.length > 0) await flow();
}

/** Every question of the graph about one case and all that hang together with it, as an epidemiologist asks it. */
async function graphOf(caseId: string) {
  const as = { user: 'epi', roles: '[epidemiologist]' };
  const found = await handlers.findPerson({ ...as, query: { source: 'laboratory', caseId } });
  const { people } = JSON.parse(found.body ?? '');
  expect(people).toHaveLength(1);
  const network = await handlers.readNetwork({ ...as, path: { person: people[0].person } });
  const members: { person: string }[] = JSON.parse(network.body ?? '').members;
  expect(members.length).toBeGreaterThan(1);
  const answers = [found, network];
  for (const { person } of members) {
    answers.push(await handlers.readPerson({ ...as, path: { person } }));
    for (const over of ['links', 'exposures'])
      for (const direction of ['forwards', 'backwards'])
        answers.push(await handlers.readChain({ ...as, path: { person }, query: { over, direction } }));
  }
  for (const { person } of members) {
    answers.push(await handlers.readEvents({ ...as, path: { person } }));
    answers.push(await handlers.findPath({ ...as, query: { from: people[0].person, to: person } }));
  }
  const listed = await handlers.listNetworks(as);
  answers.push(listed);
  const { networks }: { networks: { network: string }[] } = JSON.parse(listed.body ?? '');
  expect(networks).toHaveLength(1);
  for (const { network: id } of networks)
    answers.push(await handlers.readWholeNetwork({ ...as, path: { network: id } }));
  for (const { statusCode } of answers) expect(statusCode).toBe(200);
  return answers;
}

function expectSilence(): void {
  const everything = JSON.stringify([said(), handlers.sent, handlers.graphChanges, answered]);
  for (const word of telling) expect(everything, `${word} was said`).not.toContain(word);
}

describe('what tells who somebody is', () => {
  test('is in no log line, no queue message and no table but People, from the report to the last call', async () => {
    answered.push(await handlers.registerCase(sqsEvent('confirmed-cases', { one: { ...head, ...told } }), context));
    await flow();
    const { task } = JSON.parse((await handlers.claimCall({ user: 'ada' })).body ?? '');
    expect(task.person.name).toEqual(name);
    answered.push(await handlers.renewClaim({ user: 'ada', task: task.id, body: { epoch: 1 } }));
    const release = { epoch: 1, reason: 'это мой сосед Прохор' };
    answered.push(await handlers.releaseCall({ user: 'ada', task: task.id, body: release }));
    await flow();
    const { task: again } = JSON.parse((await handlers.claimCall({ user: 'eva' })).body ?? '');
    const draft = { interview: result, note: 'сосед Прохор' };
    answered.push(await handlers.saveDraft({ user: 'eva', task: again.id, body: { epoch: again.epoch, draft } }));
    answered.push(await handlers.saveDraft({ user: 'ada', task: again.id, body: { epoch: 1, draft } }));
    const emergency = { epoch: again.epoch, what: 'medical', note: 'сосед Прохор задыхается' };
    answered.push(await handlers.raiseEmergency({ user: 'eva', task: again.id, body: emergency }));
    const screen = JSON.parse((await handlers.readTask({ user: 'eva' })).body ?? '');
    expect(screen.task).toMatchObject({ person: { name }, drafts: [{ draft }] });
    answered.push(await handlers.readDay({ user: 'eva' }));
    const aid = { kind: 'social-aid', what: 'хлеб для Прохора', address: 'Тупиковая 7', note: 'сосед Прохор' };
    const body = { epoch: again.epoch, outcome: 'completed', interview: result, referrals: [aid] };
    answered.push(await handlers.finishCall({ user: 'eva', task: again.id, body }));
    await flow();
    const reopened = await handlers.reopenCall({ user: 'eva', task: again.id, body: { attempt: again.attempt } });
    expect(JSON.parse(reopened.body ?? '')).toMatchObject({
      status: 'shown',
      interview: { contacts: [{ key: row.key }] },
    });
    answered.push(await handlers.reopenCall({ user: 'ada', task: again.id, body: { attempt: again.attempt } }));
    answered.push(await handlers.readDay({ user: 'eva' }));
    const correction = {
      ...head,
      kind: 'correct',
      issuedAt: '2020-03-02T00:00:00Z',
      name: { ...name, patronymic: 'Прохорович' },
    };
    const { disease: _d, reportDate: _r, ...rest } = correction;
    answered.push(await handlers.registerCase(sqsEvent('confirmed-cases', { two: rest }), context));
    await flow();
    answered.push(
      await handlers.readExposures({ user: 'epi', roles: '[epidemiologist]', query: { source: 'laboratory' } }),
    );
    answered.push(...(await graphOf('x-1')));
    answered.push(await handlers.readLedger({ user: 'sam', roles: ['supervisor'] }));
    answered.push(await handlers.whoAmI({ user: 'eva' }));

    const ledger = await world.ledger();
    // The case, its correction and the contact; the case's next check; the aid that is to be asked about.
    expect(ledger).toMatchObject({ in: 5, opened: 3, joined: 2, exposures: 1, people: 2, difference: 0 });
    expect(said().filter(({ event }) => event === 'record-failed' || event === 'request-failed')).toEqual([]);
    expect(said().length).toBeGreaterThan(10);
    expect(handlers.sent).toHaveLength(1);
    expectSilence();
    for (const table of ['caseFiles', 'callQueue', 'audit'] as const) {
      const stored = JSON.stringify(await world.items(table));
      for (const word of telling) expect(stored, `${word} is in ${table}`).not.toContain(word);
    }
    expect(JSON.stringify(await world.items('people'))).toContain('Небывалов');
  });

  test('is not in what is said of messages and requests that cannot be used', async () => {
    const bad = [
      `{"name":"Прохор Небывалов",`,
      '"Прохор Небывалов"',
      { ...head, ...told, name: 'Прохор Небывалов' },
      { ...head, ...told, birthDate: '05.07.1931', sex: 'Прохор', language: 'Прохор', imported: 'Прохор' },
      { ...head, ...told, phones: '8 (916) 123-45-67', address: 'Тупиковая 7', reportDate: 'Прохор' },
      { ...head, ...told, phones: [{ number: '8 (916) 123-45-67', kind: 'Прохор' }], outcome: 'Прохор' },
      { ...head, ...told, kind: 'Прохор' },
      { ...head, ...told, name: { given: 'Прохор Второй' }, onsetDate: '2020-02-01' },
    ];
    const event = sqsEvent('confirmed-cases', Object.fromEntries(bad.map((body, n) => [`bad-${n}`, body])));
    answered.push(await handlers.registerCase(event, context));
    const asides = await world.setAsides();
    expect(asides).toHaveLength(bad.length);
    // The message itself is kept, for the person who mends it; what is said of it quotes nothing.
    answered.push(asides.map(({ reason, fields, code }) => ({ reason, fields, code })));

    const requests = [
      { epoch: 1, outcome: 'Прохор' },
      { epoch: 'Прохор', outcome: 'completed', interview: { ...result, protocol: 'Прохор', naming: 'Прохор' } },
      {
        epoch: 1,
        outcome: 'completed',
        interview: { ...result, answers: { 'onset-date': 'снился кит', symptoms: 'сосед' } },
      },
      {
        epoch: 1,
        outcome: 'completed',
        interview: { ...result, contacts: [{ ...row, key: 'Прохор', risk: 'сосед' }] },
      },
      { epoch: 1, outcome: 'wrong-number', phone: '8 (916) 123-45-67' },
      'Прохор {',
    ];
    for (const body of requests) {
      const answer = await handlers.finishCall({ user: 'eva', task: 'person-1', body });
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
      answered.push(answer);
    }
    answered.push(await handlers.releaseCall({ user: 'eva', task: 'person-1', body: { epoch: 0, reason: 'сосед' } }));
    answered.push(
      await handlers.finishCall({ user: 'eva', task: 'Прохор Небывалов', body: { epoch: 1, outcome: 'busy' } }),
    );
    answered.push(
      await handlers.readExposures({
        user: 'epi',
        roles: '[epidemiologist]',
        query: { source: 'x', cursor: 'Прохор' },
      }),
    );
    expectSilence();
  });

  test('is not in what is said of dead letters', async () => {
    const letters = { 'dead-one': { ...head, ...told, caseId: 'dead' }, 'dead-two': 'Прохор Небывалов' };
    answered.push(await handlers.drainDeadLetters(sqsEvent('confirmed-cases-dead', letters), context));
    answered.push(
      await handlers.drainDeadLetters(sqsEvent('named-contacts-dead', { 'dead-three': 'Прохор' }), context),
    );
    expect((await world.setAsides()).filter(({ code }) => code === 'our-fault')).toHaveLength(3);
    expectSilence();
  });

  test('is not in what is said when everything breaks', async () => {
    const [changed, moved] = [await world.files.changes(), await world.queue.changes()];
    await engine.stop();
    const message = sqsEvent('confirmed-cases', { one: { ...head, ...told } });
    expect(await handlers.registerCase(message, context)).toEqual({ batchItemFailures: [{ itemIdentifier: 'one' }] });
    await handlers.drainDeadLetters(message, context);
    await handlers.keepLedger({ Records: changed.map(({ raw }) => raw), shardId: 'one' });
    await handlers.countLines({ Records: records(moved, 'TASK'), shardId: 'one' });
    for (const answer of [
      await handlers.claimCall({ user: 'ada' }),
      await handlers.finishCall({
        user: 'ada',
        task: 'x',
        body: { epoch: 1, outcome: 'completed', interview: result },
      }),
      await handlers.releaseCall({ user: 'ada', task: 'x', body: { epoch: 1, reason: 'сосед' } }),
    ]) {
      expect(answer.statusCode).toBe(500);
      expect(JSON.parse(answer.body ?? '')).toMatchObject({ code: 'our-fault' });
      answered.push(answer);
    }
    expect(said().filter(({ event }) => event === 'request-failed')).toHaveLength(3);
    expectSilence();
  });
});
