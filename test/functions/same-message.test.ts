import { expect, test } from 'vitest';
import { freshWorld } from '../support/fresh-world.ts';
import { report } from '../support/made-up.ts';

const world = freshWorld();
const ten = Array.from({ length: 10 }, (_, n) => n);

test('one message delivered ten times in parallel makes one person, one case and one task, and counts once', async () => {
  const message = report();
  const became = await Promise.all(ten.map(() => world().register(message, 'delivery')));
  expect(became.toSorted()).toEqual([...Array<string>(9).fill('decided-before'), 'opened']);
  expect(await world().peopleProfiles()).toHaveLength(1);
  expect(await world().tasks()).toMatchObject([{ state: 'open', place: { kind: 'case-interview' } }]);
  expect(await world().settled()).toMatchObject({ in: 1, opened: 1, alreadyKnown: 0, open: 1, people: 1 });
});

test('ten messages in parallel that say the same make one case: one opened, nine already known', async () => {
  const message = report();
  const became = await Promise.all(ten.map((n) => world().register(message, `delivery-${n}`)));
  expect(became.toSorted()).toEqual([...Array<string>(9).fill('already-known'), 'opened']);
  expect(await world().peopleProfiles()).toHaveLength(1);
  expect((await world().items('caseFiles')).filter(({ sk }) => sk === 'CASE')).toHaveLength(1);
  expect(await world().tasks()).toHaveLength(1);
  expect(await world().settled()).toMatchObject({ in: 10, opened: 1, alreadyKnown: 9, open: 1, people: 1 });
});

test('a message that comes again after its person was called is already known, and nobody is called again', async () => {
  const message = report();
  await world().register(message);
  await world().flow();
  await world().finish('operator-1', await world().mustClaim('operator-1'), { outcome: 'refused' });
  expect(await world().register(message)).toBe('already-known');
  expect(await world().settled()).toMatchObject({ in: 2, opened: 1, alreadyKnown: 1, open: 0, closed: 1 });
});

test('the same source and case id with other content and no newer issuedAt is set aside as conflicting', async () => {
  const message = report({ issuedAt: '2020-03-01T10:00:00Z' });
  await world().register(message);
  expect(await world().register({ ...message, name: { given: 'Пётр' } }, 'the-other')).toBe('set-aside');
  const [profile] = await world().peopleProfiles();
  expect(profile?.identity.name).toMatchObject({ given: 'Анна' });
  expect(await world().setAsides()).toMatchObject([{ id: 'the-other', code: 'conflicting' }]);
  expect(await world().settled()).toMatchObject({ in: 2, opened: 1, setAside: 1 });
});
