import { expect, test } from 'vitest';
import { pauseList, switchSurge } from '../../functions/switch-desk/switch-desk.ts';
import { claimNext } from '../../shared/desk/claim-next.ts';
import { openPolicy } from '../../shared/runtime/policy.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { standInLine } from '../support/in-line.ts';

const world = freshWorld();
const switching = () => ({ ...world(), desk: { client: world().client, table: world().desk } });
const reason = 'nobody there speaks it tonight';

/** A claim under the policy as a function would read it now. */
async function claimed(operator: string): Promise<string | undefined> {
  const now = await openPolicy(world().client, world().desk)();
  const surge = { ...now.supervision.surge, bands: { '1': 9 } };
  const policy = { ...now, supervision: { ...now.supervision, surge } };
  const answer = await claimNext({ ...world(), policy }, operator);
  return 'refused' in answer ? answer.refused : answer.body.task?.list;
}

const pause = (more: { paused?: boolean; until?: string } = {}) =>
  pauseList(switching(), 'eve', { list: 'main/any/interview', paused: true, reason, ...more });

test('a paused list is not served until it is opened again; the next list is', async () => {
  await standInLine(world(), { personId: 'case', kind: 'case-interview' });
  await standInLine(world(), { personId: 'contact', kind: 'contact-notification' });
  await world().flow();
  expect(await pause()).toMatchObject({ paused: { 'main/any/interview': { by: 'eve', reason } } });
  expect(await claimed('ada')).toBe('main/any/notification');
  expect(await claimed('bob')).toBeUndefined();
  await pause({ paused: false });
  expect(await claimed('bob')).toBe('main/any/interview');
});

test('a pause ends by itself at its hour, and cannot end before it begins', async () => {
  await standInLine(world(), { personId: 'case', kind: 'case-interview' });
  await world().flow();
  expect(await pause({ until: '2020-03-02T07:00:00Z' })).toMatchObject({ refused: 'invalid-fields' });
  await pause({ until: '2020-03-02T09:00:00+00:00' });
  expect(await claimed('ada')).toBeUndefined();
  world().forward(60);
  expect(await claimed('ada')).toBe('main/any/interview');
});

test('a surge changes which band is served first, in its jurisdiction, while it is on', async () => {
  await standInLine(world(), { personId: 'contact', kind: 'contact-notification' });
  await standInLine(world(), { personId: 'case', kind: 'case-interview' });
  await world().flow();
  const surge = (jurisdiction: string, on: boolean) => switchSurge(switching(), 'eve', { jurisdiction, on, reason });
  await surge('elsewhere', true);
  expect(await claimed('ada'), 'band 1 before band 3').toBe('main/any/interview');
  await world().release('ada', { id: 'case', epoch: 1 });
  await world().flow();
  await surge('main', true);
  expect(await claimed('bob'), 'band 1 is served as 9').toBe('main/any/notification');
  await world().release('bob', { id: 'contact', epoch: 1 });
  await world().flow();
  await surge('main', false);
  expect(await claimed('cid')).toBe('main/any/interview');
});

test('two supervisors who switch at once both have their way', async () => {
  const lists = ['a', 'b', 'c'].map((name) => `${name}/any/interview`);
  await Promise.all(lists.map((list) => pauseList(switching(), 'eve', { list, paused: true, reason })));
  const { steering } = await openPolicy(world().client, world().desk)();
  expect(Object.keys(steering?.paused ?? {}).sort()).toEqual(lists);
  expect(steering?.version).toBe(3);
});
