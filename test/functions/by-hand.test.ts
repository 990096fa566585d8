import { expect, test } from 'vitest';
import { freshWorld } from '../support/fresh-world.ts';
import { phoneOf, report } from '../support/made-up.ts';

const world = freshWorld();
const letters = 'main/any/letter';
const locate = 'main/any/locate';

async function registered(...phones: number[]) {
  await world().register(report({ phones: phones.map((n) => ({ number: phoneOf(n) })) }));
  await world().flow();
}

/** Nobody answers, at every hour that the plan says, until ringing is given up. */
async function unanswered() {
  for (let n = 1; n < 20; n++) {
    await world().flow();
    const held = await world().claim('ada');
    if (held?.list === letters) return held;
    if (held === undefined) world().forward(60);
    else await world().finish('ada', held, { outcome: 'no-answer' });
  }
  for (;;) {
    await world().flow();
    const held = await world().claim('ada');
    if (held?.list === letters) return held;
    if (held !== undefined) await world().finish('ada', held, { outcome: 'no-answer' });
    world().forward(60);
  }
}

test('whoever does not answer is written to in the end, and the letter closes their task once', async () => {
  await world().register(
    report({ phones: [{ number: phoneOf(1) }], address: { text: 'Ленина 5', district: 'Khimki' } }),
  );
  const held = await unanswered();
  const [task] = await world().tasks();
  expect(task).toMatchObject({ callable: true, gaveUp: { because: expect.any(String) }, place: { hours: 'any' } });
  expect(held.person.address).toEqual({ text: 'Ленина 5', district: 'Khimki' });
  const letter = { did: 'letter-sent', note: 'to the neighbour, Ольга' };
  expect(await world().byHand('ada', held, letter)).toEqual({ status: 'recorded', follows: { what: 'nothing' } });
  expect(await world().byHand('ada', held, letter)).toMatchObject({ status: 'already-recorded' });
  expect(await world().byHand('ada', held, { did: 'visited' })).toEqual({ refused: 'other-result-recorded' });
  expect(await world().byHand('ben', held, letter)).toHaveProperty('refused');
  expect(await world().settled()).toMatchObject({ open: 0, closed: 1 });
  const kept = JSON.stringify([await world().items('caseFiles'), await world().items('callQueue')]);
  expect(kept).not.toContain('Ольга');
  expect(await world().tasks()).toMatchObject([{ attempts: task?.attempts, state: 'closed' }]);
});

test('what comes up after a letter is worth ringing for again', async () => {
  await registered(1);
  const held = await unanswered();
  await world().register(report({ caseId: 'other', disease: 'measles', phones: [{ number: phoneOf(1) }] }));
  expect(await world().byHand('ada', held, { did: 'letter-sent' })).toMatchObject({ status: 'recorded' });
  expect(await world().tasks()).toMatchObject([{ state: 'open', place: { list: 'main/any/interview' } }]);
  expect(await world().settled()).toMatchObject({ open: 1 });
});

test('a number that is found brings somebody back among those to be called, and finds them from now on', async () => {
  await registered();
  const held = await world().mustClaim('ada');
  expect(held.list).toBe(locate);
  const unread = await world().byHand('ada', held, { did: 'number-found', phones: [{ number: '12' }] });
  expect(unread).toMatchObject({ fields: [{ field: 'phones' }] });
  expect(await world().byHand('ada', held, { did: 'number-found' })).toMatchObject({ fields: [{ field: 'phones' }] });
  const found = { did: 'number-found', phones: [{ number: phoneOf(7) }] };
  expect(await world().byHand('ada', held, found)).toMatchObject({
    follows: { what: 'try-again', list: 'main/any/interview' },
  });
  await world().flow();
  const again = await world().mustClaim('ada');
  expect(again.person.phones).toMatchObject([{ usable: true, standing: 'unchecked', source: 'found' }]);
  // Named by that number, they are the same person.
  await world().register(report({ caseId: 'other', disease: 'measles', phones: [{ number: phoneOf(7) }] }));
  expect(await world().peopleProfiles()).toHaveLength(1);
  await world().settled();
});

test('somebody who cannot be found is written to, and not looked for again and again', async () => {
  await registered();
  const held = await world().mustClaim('ada');
  expect(await world().byHand('ada', held, { did: 'not-found' })).toMatchObject({
    follows: { what: 'letter', list: letters },
  });
  await world().flow();
  expect(await world().mustClaim('ada')).toMatchObject({ list: letters });
  await world().settled();
});

test('a call is not closed by a letter, nor by somebody who does not hold it', async () => {
  await registered(1);
  const held = await world().mustClaim('ada');
  expect(await world().byHand('ada', held, { did: 'letter-sent' })).toEqual({ refused: 'to-be-called' });
  expect(await world().byHand('ben', held, { did: 'letter-sent' })).toEqual({ refused: 'not-yours' });
});

test('whoever is found at home is interviewed, and the call is finished as any other', async () => {
  await registered(1);
  const held = await unanswered();
  expect(await world().finish('ada', held, { outcome: 'refused' })).toMatchObject({ follows: { what: 'nothing' } });
  expect(await world().settled()).toMatchObject({ open: 0 });
});
