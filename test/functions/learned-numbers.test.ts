import { expect, test } from 'vitest';
import { freshWorld } from '../support/fresh-world.ts';
import { phoneOf, report } from '../support/made-up.ts';

const world = freshWorld();

async function registered(...phones: number[]) {
  await world().register(report({ phones: phones.map((n) => ({ number: phoneOf(n) })) }));
  await world().flow();
}

test('a second number given in the call is theirs from then on: called in turn, and found by', async () => {
  await registered(1);
  const held = await world().mustClaim('ada');
  const told = { phones: [{ number: phoneOf(2), kind: 'work' }, { number: phoneOf(1) }] };
  expect(await world().tell('ben', held, told)).toEqual({ refused: 'not-yours' });
  expect(await world().tell('ada', held, told)).toMatchObject({ status: 'recorded', phones: [{}, { source: 'told' }] });
  expect(await world().tell('ada', held, told)).toMatchObject({ status: 'already-known' });
  await world().finish('ada', held, { outcome: 'call-back-requested', phone: held.person.phones[0]?.id });
  await world().flow();
  const [profile] = await world().peopleProfiles();
  expect(profile?.identity.phones).toMatchObject([
    { e164: phoneOf(1), standing: 'confirmed', source: 'reported' },
    { e164: phoneOf(2), standing: 'unchecked', source: 'told', kind: 'work' },
  ]);
  await world().register(
    report({ caseId: 'other', disease: 'measles', birthDate: undefined, phones: [{ number: phoneOf(2) }] }),
  );
  expect(await world().peopleProfiles()).toHaveLength(1);
  await world().settled();
});

test('the number whose turn it is comes first: the one that was answered less is tried later', async () => {
  await registered(1, 2);
  const held = await world().mustClaim('ada');
  const [first, second] = held.person.phones;
  await world().place('ada', held, { phone: first?.id ?? '' });
  await world().finish('ada', held, { outcome: 'no-answer' });
  await world().flow();
  world().forward(6 * 60);
  const again = await world().mustClaim('ada');
  expect(again.person.phones.map(({ id }) => id)).toEqual([second?.id, first?.id]);
});

test('a wrong number rings somebody else and a bad one nobody: neither is tried again', async () => {
  await registered(1, 2);
  for (const [outcome, standing] of [
    ['wrong-number', 'not-theirs'],
    ['bad-number', 'unusable'],
  ] as const) {
    const held = await world().mustClaim('ada');
    await world().place('ada', held);
    const { follows } = Object(await world().finish('ada', held, { outcome }));
    expect(follows.what).toBe(outcome === 'bad-number' ? 'locate' : 'try-again');
    const [profile] = await world().peopleProfiles();
    expect(profile?.identity.phones.map((phone) => phone.standing)).toContain(standing);
    await world().flow();
    world().forward(2);
  }
  expect(await world().mustClaim('ada')).toMatchObject({ list: 'main/any/locate' });
});

test('the zone that somebody tells decides when they are called', async () => {
  await registered(1);
  const held = await world().mustClaim('ada');
  await world().tell('ada', held, { zone: 'Asia/Vladivostok' });
  await world().finish('ada', held, { outcome: 'no-answer' });
  expect(await world().tasks()).toMatchObject([
    // 18 h in Moscow is past midnight there: they are called in their own morning.
    {
      person: { zone: 'Asia/Vladivostok' },
      place: { hours: 'Asia/Vladivostok', availableAt: '2020-03-02T22:00:00.000Z' },
    },
  ]);
});

test('where only the language stood in the way, they wait for somebody who speaks it', async () => {
  const languages = { ...world().policy, languages: ['ru', 'uz'] };
  Object.assign(world().policy, languages);
  await registered(1);
  const held = await world().mustClaim('ada');
  await world().tell('ada', held, { language: 'uz' });
  expect(await world().finish('ada', held, { outcome: 'language-barrier' })).toMatchObject({
    follows: { what: 'try-again', list: 'main/uz/interview' },
  });
  Object.assign(world().policy, { languages: [] });
});
