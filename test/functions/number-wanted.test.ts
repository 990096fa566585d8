import { expect, test } from 'vitest';
import { readMyTask } from '../../functions/read-task/read-task.ts';
import type { ClaimedTask } from '../../shared/api/calls.ts';
import type { ProtocolLanguage } from '../../shared/domain/protocols/written-protocol.ts';
import { openProtocols } from '../../shared/runtime/protocols.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { contact, type Details, interview, phoneOf, report } from '../support/made-up.ts';

const world = freshWorld({ followUps: true });

async function screen(operator: string, language?: ProtocolLanguage) {
  const protocolByVersion = openProtocols(world().client, world().desk);
  const { task } = await readMyTask({ ...world(), protocolByVersion }, operator, language);
  if (task === null) throw new Error(`${operator} holds nothing.`);
  return task;
}

/** A case who named somebody whose only number turned out to be dead; the case's own next call is a day away. */
async function lost(row: Details = {}): Promise<{ namer: ClaimedTask }> {
  await world().register(report({ caseId: '1', onsetDate: '2020-02-28', phones: [{ number: phoneOf(1) }] }));
  await world().flow();
  const namer = await world().mustClaim('ada');
  const named = contact('a', {
    name: { family: 'Петров', given: 'Иван' },
    phones: [{ number: phoneOf(2) }],
    lastExposure: '2020-02-29',
    ...row,
  });
  await world().finish('ada', namer, {
    outcome: 'completed',
    interview: interview([named], { answers: { symptoms: ['cough'], notes: 'секрет' } }),
  });
  await world().flow();
  const call = await world().mustClaim('ada');
  await world().finish('ada', call, { outcome: 'bad-number', phone: call.person.phones[0]?.id });
  await world().flow();
  return { namer };
}

/** The next day: the case's check is due, and the locate list is left alone. */
async function nextCallOf(namer: ClaimedTask): Promise<ClaimedTask> {
  world().forward(24 * 60);
  for (;;) {
    const held = await world().mustClaim('ben');
    if (held.id === namer.id) return held;
    await world().release('ben', held);
  }
}

const taskOf = async (personId: string) => (await world().tasks()).find((task) => task.personId === personId);
const contactTask = async (namer: ClaimedTask) =>
  (await world().tasks()).find(({ personId, state }) => personId !== namer.id && state === 'open');

test('in their next call the case is asked for another number, which brings the contact back from locate', async () => {
  const { namer } = await lost();
  expect(await contactTask(namer)).toMatchObject({ place: { list: 'main/any/locate' } });
  const held = await nextCallOf(namer);
  const [wanted, ...others] = (await screen('ben', 'ru')).numbersWanted;
  expect(others).toEqual([]);
  expect(wanted).toMatchObject({ name: { family: 'Петров', given: 'Иван' }, words: expect.stringContaining('номер') });
  expect((await screen('ben', 'en')).numbersWanted[0]?.words).toContain('another number');

  const told = { wanted: wanted?.wanted, phones: [{ number: phoneOf(3) }] };
  expect(await world().tellNumber('eve', held, told)).toEqual({ refused: 'not-yours' });
  expect(await world().tellNumber('ben', held, told)).toEqual({ status: 'recorded' });
  expect(await world().tellNumber('ben', held, told)).toEqual({ status: 'already-known' });
  const back = await contactTask(namer);
  expect(back).toMatchObject({ callable: true, place: { list: 'main/any/notification' } });
  const profile = (await world().peopleProfiles()).find(({ personId }) => personId === back?.personId);
  expect(profile?.identity.phones).toMatchObject([
    { e164: phoneOf(2), standing: 'unusable' },
    { e164: phoneOf(3), standing: 'unchecked', source: 'named' },
  ]);
  expect((await screen('ben')).numbersWanted).toEqual([]);
  // Found by it from now on.
  await world().register(
    report({
      caseId: 'other',
      disease: 'measles',
      name: { family: 'Петров', given: 'Иван' },
      phones: [{ number: phoneOf(3) }],
    }),
  );
  expect(await world().peopleProfiles()).toHaveLength(2);
  await world().settled();
});

test('nothing of the contact is shown but the name that was said, and that it was shown is written down', async () => {
  const { namer } = await lost();
  const personId = (await contactTask(namer))?.personId ?? '';
  await nextCallOf(namer);
  const shown = JSON.stringify((await screen('ben')).numbersWanted);
  for (const secret of [phoneOf(2), phoneOf(2).slice(-4), personId]) expect(shown).not.toContain(secret);
  const audits = (await world().items('audit')).filter(
    ({ pk, actor }) => pk === `PERSON#${personId}` && actor === 'ben',
  );
  expect(audits).toContainEqual(expect.objectContaining({ purpose: 'ask-for-number', fields: ['name'] }));
});

test('who knows none is not asked again; when the number they knew is dead too, they are', async () => {
  const { namer } = await lost();
  const held = await nextCallOf(namer);
  const wanted = (await screen('ben')).numbersWanted[0]?.wanted ?? '';
  await world().tellNumber('ben', held, { wanted, phones: [{ number: phoneOf(3) }] });
  await world().flow();
  const call = await world().mustClaim('ada');
  const rung = call.person.phones.find(({ usable }) => usable)?.id;
  await world().finish('ada', call, { outcome: 'wrong-number', phone: rung });
  expect((await screen('ben')).numbersWanted).toHaveLength(1);
  expect(await world().tellNumber('ben', held, { wanted })).toEqual({ status: 'recorded' });
  expect((await screen('ben')).numbersWanted).toEqual([]);
  await world().settled();
});

test('a number is taken for nobody but those whom the person held has named', async () => {
  const { namer } = await lost();
  const held = await nextCallOf(namer);
  const phones = [{ number: phoneOf(3) }];
  expect(await world().tellNumber('ben', held, { wanted: 'exposure_of-another', phones })).toEqual({
    refused: 'not-wanted',
  });
  const wanted = (await screen('ben')).numbersWanted[0]?.wanted ?? '';
  expect(await world().tellNumber('ben', held, { wanted, phones: [{ number: 'he is never at home' }] })).toMatchObject({
    refused: 'invalid-fields',
  });
  expect(await contactTask(namer)).toMatchObject({ callable: false });
});

test('a naming that was taken back is not asked about any more, whatever else its person is called for', async () => {
  const { namer } = await lost();
  const name = { family: 'Петров', given: 'Иван' };
  const measles = report({ disease: 'measles', name, birthDate: undefined, phones: [{ number: phoneOf(2) }] });
  await world().register(measles);
  await world().flow();
  const held = await nextCallOf(namer);
  const wanted = (await screen('ben')).numbersWanted[0]?.wanted ?? '';
  await world().register({ kind: 'withdraw', source: 'laboratory', caseId: '1', issuedAt: '2020-06-02T12:00:00Z' });
  await world().flow();
  expect((await screen('ben')).numbersWanted).toEqual([]);
  expect(await world().tellNumber('ben', held, { wanted, phones: [{ number: phoneOf(3) }] })).toEqual({
    refused: 'not-wanted',
  });
});

test('a search that found nothing keeps the question, and what the case knows ends the writing of letters', async () => {
  const { namer } = await lost();
  const located = await world().mustClaim('ada');
  expect(located.list).toBe('main/any/locate');
  await world().byHand('ada', located, { did: 'not-found' });
  expect(await taskOf(located.id)).toMatchObject({ place: { list: 'main/any/letter' } });
  const held = await nextCallOf(namer);
  const wanted = (await screen('ben')).numbersWanted[0]?.wanted;
  await world().tellNumber('ben', held, { wanted, phones: [{ number: phoneOf(3) }] });
  expect(await taskOf(located.id)).toMatchObject({ place: { list: 'main/any/notification' } });
  await world().settled();
});

test('who searched in vain while the case told a number leaves the person among those who are called', async () => {
  const { namer } = await lost();
  const held = await nextCallOf(namer);
  const located = await world().mustClaim('ada');
  expect(located.list).toBe('main/any/locate');
  const wanted = (await screen('ben')).numbersWanted[0]?.wanted;
  await world().tellNumber('ben', held, { wanted, phones: [{ number: phoneOf(3) }] });
  expect(await world().byHand('ada', located, { did: 'not-found' })).toMatchObject({ refused: 'to-be-called' });
  expect(await taskOf(located.id)).toMatchObject({ callable: true });
});

test('two who tell numbers of one person at once lose neither', async () => {
  const { namer } = await lost();
  const held = await nextCallOf(namer);
  const wanted = (await screen('ben')).numbersWanted[0]?.wanted;
  await Promise.all([3, 4].map((n) => world().tellNumber('ben', held, { wanted, phones: [{ number: phoneOf(n) }] })));
  const personId = (await contactTask(namer))?.personId;
  const profile = (await world().peopleProfiles()).find((each) => each.personId === personId);
  expect(profile?.identity.phones.map(({ e164 }) => e164).sort()).toEqual([2, 3, 4].map(phoneOf));
});
