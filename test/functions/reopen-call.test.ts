import { expect, test } from 'vitest';
import { reopenCall } from '../../functions/reopen-call/reopen-call.ts';
import type { ReopenRequest } from '../../shared/api/interviews.ts';
import { shippedProfiles } from '../../shared/domain/diseases/profiles.ts';
import { putOne } from '../../shared/storage/dynamo.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { contact, interview, report } from '../support/made-up.ts';

const world = freshWorld();
const answers = { symptoms: ['cough'], notes: 'above the bakery' };

async function finished() {
  await world().register(report());
  await world().flow();
  const held = await world().mustClaim('operator-1');
  await world().finish('operator-1', held, { outcome: 'completed', interview: interview([contact('a')], { answers }) });
  await world().flow();
  return held;
}

const reopen = (operator: string, person: string, request: ReopenRequest) =>
  reopenCall({ ...world(), profiles: shippedProfiles }, operator, person, request);

test('an operator sees again what they finished within the half hour, and it is written down that they did', async () => {
  const held = await finished();
  world().forward(29);
  const before = (await world().items('audit')).length;
  expect(await reopen('operator-1', held.id, { attempt: 1 })).toMatchObject({
    status: 'shown',
    interview: { version: 1, outcome: 'completed', answers, contacts: [{ key: 'a' }] },
  });
  const audits = await world().items('audit');
  expect(audits).toHaveLength(before + 1);
  expect(audits.find(({ act }) => act === 'reopen-call')).toMatchObject({ actor: 'operator-1' });
});

test('nobody else sees it, and the operator no longer once the half hour is over', async () => {
  const held = await finished();
  const before = (await world().items('audit')).length;
  expect(await reopen('operator-2', held.id, { attempt: 1 })).toEqual({ refused: 'not-reopened' });
  expect(await reopen('operator-1', held.id, { attempt: 2 })).toEqual({ refused: 'not-reopened' });
  world().forward(30);
  expect(await reopen('operator-1', held.id, { attempt: 1 })).toEqual({ refused: 'not-reopened' });
  expect(await world().items('audit')).toHaveLength(before);
});

test('an interview that somebody else has gone on with meanwhile is theirs', async () => {
  const held = await finished();
  const item = (await world().items('caseFiles')).find(({ sk }) => sk === 'INTERVIEW');
  if (item === undefined) throw new Error('There is no interview.');
  await putOne(world().client, world().caseFiles, { ...item, operator: 'operator-2', version: 2 }, 'none');
  expect(await reopen('operator-1', held.id, { attempt: 1 })).toEqual({ refused: 'not-reopened' });
});

const change = (more: object = {}): ReopenRequest => ({
  attempt: 1,
  version: 1,
  interview: {
    ...{ protocol: { id: 'case-interview', version: 1 }, answers: { symptoms: ['fever'] } },
    contacts: [contact('b')],
    ...more,
  },
});

test('what it says now is a new version: the old one is kept, and only what differs is published', async () => {
  const held = await finished();
  world().forward(10);
  expect(await reopen('operator-1', held.id, change({ takenOut: ['a'] }))).toMatchObject({
    status: 'recorded',
    interview: { version: 2, answers: { symptoms: ['fever'], notes: 'above the bakery' }, contacts: [{ key: 'b' }] },
  });
  const items = await world().items('caseFiles');
  expect(items.find(({ sk }) => sk === 'VERSION#000001')).toMatchObject({ answers: { symptoms: ['cough'] } });
  expect(await world().settled()).toMatchObject({ exposures: 1, attempts: { completed: 1 } });
  const states = (await world().exposures()).map(({ contactKey, state }) => `${contactKey} ${state}`).sort();
  expect(states).toEqual(['a withdrawn', 'b stands']);
});

test('the same change again changes nothing, and another one on an old version is refused', async () => {
  const held = await finished();
  const once = change();
  expect(await reopen('operator-1', held.id, once)).toMatchObject({ status: 'recorded' });
  const before = await world().items('caseFiles');
  expect(await reopen('operator-1', held.id, once)).toMatchObject({
    status: 'already-recorded',
    interview: { version: 2 },
  });
  expect(await reopen('operator-1', held.id, change({ naming: 'named-contacts' }))).toEqual({
    refused: 'other-result-recorded',
  });
  expect(await world().items('caseFiles')).toEqual(before);
});

test('what cannot be used in a change is refused by name of field', async () => {
  const held = await finished();
  expect(await reopen('operator-1', held.id, change({ answers: { symptoms: ['boredom'] } }))).toMatchObject({
    refused: 'invalid-fields',
    fields: [{ field: 'interview.answers.symptoms' }],
  });
  expect(await reopen('operator-1', held.id, { attempt: 1, version: 1 })).toMatchObject({ refused: 'invalid-fields' });
});

test('a call that brought no interview has nothing to reopen', async () => {
  await world().register(report());
  await world().flow();
  const held = await world().mustClaim('operator-1');
  await world().finish('operator-1', held, { outcome: 'no-answer' });
  expect(await reopen('operator-1', held.id, { attempt: 1 })).toEqual({ refused: 'not-reopened' });
});
