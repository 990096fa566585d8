import { describe, expect, test } from 'vitest';
import type { ClaimedTask } from '../../shared/api/calls.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { contact, type Details, interview, report } from '../support/made-up.ts';

/** Who is called again day by day, until when, and what ends it. The world begins on 2 March 2020. */
const world = freshWorld({ followUps: true });
const day = 24 * 60;

const told = (symptoms: readonly string[] = ['none']) => ({
  outcome: 'completed',
  interview: { protocol: { id: 'contact-notification', version: 1 }, answers: { symptoms } },
});
const well = { outcome: 'completed' };

/** A case that named these, and is itself followed no more. */
async function named(...rows: ReturnType<typeof contact>[]): Promise<void> {
  await world().register(report({ caseId: '1', onsetDate: '2020-02-01' }));
  await world().flow();
  await world().finish('ada', await world().mustClaim('ada'), { outcome: 'completed', interview: interview(rows) });
  await world().flow();
}

const withdraw = (caseId = '1') =>
  world().register({ kind: 'withdraw', source: 'laboratory', caseId, issuedAt: '2020-06-02T12:00:00Z' });

/** The next day in the morning. */
async function tomorrow(): Promise<void> {
  const now = new Date(world().now());
  const next = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1, 9);
  world().forward((next - now.getTime()) / 60_000);
  await world().flow();
}

async function call(result: Details): Promise<ClaimedTask> {
  await world().flow();
  const held = await world().mustClaim('ada');
  expect(await world().finish('ada', held, result)).toMatchObject({ status: 'recorded' });
  await world().flow();
  return held;
}

const exposed = async () => (await world().followUps()).find(({ because }) => because === 'exposed');

describe('somebody exposed', () => {
  test('is checked every day until 14 days after the last exposure, and then no more', async () => {
    await named(contact('a', { lastExposure: '2020-02-20' }));
    await call(told());
    const checks: string[] = [];
    for (let n = 0; n < 20; n++) {
      await tomorrow();
      const held = await world().claim('ada');
      if (held === undefined) continue;
      checks.push(world().now().slice(0, 10));
      expect(held).toMatchObject({ kind: 'follow-up-check', list: 'main/any/follow-up' });
      expect(await world().finish('ada', held, well)).toMatchObject({ status: 'recorded' });
      await world().flow();
    }
    expect(checks).toEqual(['2020-03-03', '2020-03-04', '2020-03-05']);
    expect(await exposed()).toMatchObject({ state: 'closed', until: '2020-03-05', end: { reason: 'completed' } });
    expect(await world().settled()).toMatchObject({
      open: 0,
      kinds: { contact: { opened: 1, closed: 1 }, 'follow-up': { in: 3, opened: 3, closed: 3 } },
      // The case's own was over before anybody spoke with them.
      followUps: { begun: 2, completed: 2 },
    });
  });

  test('whose follow-up would be over is told, and closed with that reason', async () => {
    await named(contact('a', { lastExposure: '2020-02-10' }));
    await call(told());
    expect(await exposed()).toMatchObject({ state: 'closed', end: { reason: 'completed', overBefore: true } });
    expect(await world().settled()).toMatchObject({ open: 0, kinds: { 'follow-up': { in: 0 } } });
  });

  test('who still lives with the case is exposed until that case infects nobody any more', async () => {
    await world().register(report({ caseId: '1', onsetDate: '2020-02-28' }));
    await world().flow();
    const rows = [contact('a', { continuing: true })];
    await world().finish('ada', await world().mustClaim('ada'), { outcome: 'completed', interview: interview(rows) });
    await call(told());
    // Infectious to 10 days after onset, the last exposure; followed for 14 more.
    expect(await exposed()).toMatchObject({ until: '2020-03-23' });
  });

  test('is followed longer after a later exposure, whoever names it', async () => {
    const phones = [{ number: '+70009999999' }];
    await named(contact('a', { phones, lastExposure: '2020-02-20' }));
    await call(told());
    expect(await exposed()).toMatchObject({ until: '2020-03-05' });
    await world().register(report({ caseId: '2', onsetDate: '2020-02-02' }));
    await world().flow();
    const held = await world().mustClaim('ada');
    const later = contact('b', { phones, lastExposure: '2020-03-01' });
    await world().finish('ada', held, { outcome: 'completed', interview: interview([later]) });
    await call(told());
    expect(await exposed()).toMatchObject({ until: '2020-03-15', state: 'open', next: { n: 1 } });
    expect((await world().tasks()).filter(({ state }) => state === 'open')).toHaveLength(1);
    await world().settled();
  });

  test('with symptoms is to be tested, and stands higher the next day', async () => {
    await named(contact('a', { lastExposure: '2020-03-01' }));
    await call(told(['fever']));
    expect(await world().referrals()).toMatchObject([
      { kind: 'lab-test', state: 'asked', list: 'main/any/laboratory' },
    ]);
    const [task] = (await world().tasks()).filter(({ state }) => state === 'open');
    const { symptoms } = world().policy.bands['follow-up-check'];
    expect(Object.values(task?.reasons ?? {}).map(({ kind, band }) => [kind, band])).toEqual(
      expect.arrayContaining([['follow-up-check', symptoms]]),
    );
    await world().settled();
  });

  test('who becomes a case is followed as a contact no more, and is interviewed', async () => {
    const known = { nationalNumber: '4509 123456' };
    await named(contact('a', { ...known, lastExposure: '2020-03-01' }));
    await call(told());
    await world().register(report({ caseId: '2', ...known, phones: [], onsetDate: '2020-03-01' }));
    await world().flow();
    expect(await exposed()).toMatchObject({ state: 'closed', end: { reason: 'became-a-case' } });
    const held = await call({ outcome: 'completed', interview: interview([]) });
    expect(held.reasons.map(({ kind }) => kind)).toEqual(['case-interview']);
    const sick = (await world().followUps()).filter(({ because, state }) => because === 'sick' && state === 'open');
    expect(sick).toMatchObject([{ until: '2020-03-11' }]);
    expect(await world().settled()).toMatchObject({ followUps: { 'became-a-case': 1 } });
  });

  test('whose own case is withdrawn is called as a contact again, and followed again', async () => {
    const known = { nationalNumber: '4509 123456' };
    await named(contact('a', { ...known, lastExposure: '2020-03-01' }));
    await call(told());
    await world().register(report({ caseId: '2', ...known, phones: [], onsetDate: '2020-03-01' }));
    await world().flow();
    await withdraw('2');
    await world().flow({ twice: true });
    const held = await call(told());
    expect(held.reasons.map(({ kind }) => kind)).toEqual(['contact-notification']);
    expect(await exposed()).toMatchObject({ state: 'open', until: '2020-03-15' });
    await world().settled();
  });

  test('named while they were a case is called once that case is withdrawn', async () => {
    const known = { nationalNumber: '4509 123456' };
    await world().register(report({ caseId: '2', ...known, onsetDate: '2020-02-01' }));
    await world().flow();
    const held = await world().mustClaim('bea');
    await named(contact('a', { ...known, lastExposure: '2020-03-01' }));
    await world().finish('bea', held, { outcome: 'no-answer' });
    await withdraw('2');
    await world().flow({ twice: true });
    const reasons = (await world().tasks()).flatMap((task) => Object.values(task.reasons).map(({ kind }) => kind));
    expect(reasons).toContain('contact-notification');
    expect(await world().settled()).toMatchObject({ kinds: { contact: { in: 1, notNeeded: 0 } } });
  });
});

describe('a case that is withdrawn', () => {
  test('has the contacts who were told called once more, to hear that they need not stay at home', async () => {
    await named(contact('a', { lastExposure: '2020-03-01' }), contact('b', { lastExposure: '2020-03-01' }));
    const { id } = await call(told());
    await withdraw();
    await world().flow();
    expect(await exposed()).toMatchObject({ personId: id, state: 'closed', end: { reason: 'cancelled' } });
    const open = (await world().tasks()).filter(({ state }) => state === 'open');
    // The one who was told nothing yet is called no more.
    expect(open.map(({ personId }) => personId)).toEqual([id]);
    const held = await call({ outcome: 'completed' });
    expect(held.reasons.map((reason) => reason.id)).toEqual([expect.stringMatching(/^taken-back:exposure:/)]);
    expect(await world().settled()).toMatchObject({ open: 0, followUps: { cancelled: 1 } });
  });

  test('while its contact is on the phone has that contact called once more', async () => {
    await named(contact('a', { lastExposure: '2020-03-01' }));
    const held = await world().mustClaim('ada');
    await withdraw();
    await world().flow();
    expect(await world().finish('ada', held, told())).toMatchObject({ task: { open: true } });
    expect(await exposed()).toBeUndefined();
    await world().settled();
    const again = await world().mustClaim('ada');
    expect(again.reasons.map(({ id }) => id)).toEqual([expect.stringMatching(/^taken-back:/)]);
    await world().finish('ada', again, { outcome: 'completed' });
    expect(await world().settled()).toMatchObject({ open: 0 });
  });

  test('goes on being followed for who was exposed to another case too', async () => {
    const phones = [{ number: '+70009999998' }];
    await named(contact('a', { phones, lastExposure: '2020-03-01' }));
    await world().register(report({ caseId: '2', onsetDate: '2020-02-02' }));
    await world().flow();
    const rows = [contact('b', { phones, lastExposure: '2020-02-25' })];
    await world().finish('ada', await world().mustClaim('ada'), { outcome: 'completed', interview: interview(rows) });
    await call(told());
    expect(await exposed()).toMatchObject({ until: '2020-03-15' });
    await withdraw();
    await world().flow();
    expect(await exposed()).toMatchObject({ state: 'open', until: '2020-03-10' });
    await world().settled();
  });

  test('is followed as one no more, and hears so', async () => {
    await world().register(report({ caseId: '1', onsetDate: '2020-03-01' }));
    await world().flow();
    const { id } = await call({ outcome: 'completed', interview: interview([]) });
    expect(await world().followUps()).toMatchObject([{ because: 'sick', until: '2020-03-11', state: 'open' }]);
    await withdraw();
    await world().flow();
    expect(await world().followUps()).toMatchObject([{ state: 'closed', end: { reason: 'cancelled' } }]);
    const held = await call({ outcome: 'completed' });
    expect(held).toMatchObject({ id, reasons: [{ kind: 'follow-up-check' }] });
    expect(await world().settled()).toMatchObject({ open: 0 });
  });
});

test('the dead are followed no more', async () => {
  await world().register(report({ onsetDate: '2020-03-01' }));
  await world().flow();
  await call({ outcome: 'completed', interview: interview([]) });
  await tomorrow();
  await call({ outcome: 'deceased' });
  expect(await world().followUps()).toMatchObject([{ state: 'closed', end: { reason: 'cancelled' } }]);
  expect(await world().settled()).toMatchObject({ open: 0 });
});

/** Nobody answers, until they are looked for by hand. */
async function lose(because: 'exposed' | 'sick'): Promise<void> {
  const followUp = async () => (await world().followUps()).find((each) => each.because === because);
  await tomorrow();
  for (let tries = 0; tries < 12 && (await followUp())?.state === 'open'; tries++) {
    await call({ outcome: 'no-answer' });
    // The day after, at the hour at which they are rung again.
    world().forward(day);
  }
  expect(await followUp()).toMatchObject({ state: 'closed', end: { reason: 'lost' } });
}

describe('who was lost, and is looked for', () => {
  const takenBack = [expect.stringMatching(/^taken-back:/)];
  const sought = async () =>
    (await world().tasks()).flatMap(({ state, reasons }) => (state === 'open' ? [Object.keys(reasons)] : []));

  test('hears that the exposure was a mistake, and is looked for to be checked no more', async () => {
    await named(contact('a', { lastExposure: '2020-03-01' }));
    await call(told());
    await lose('exposed');
    await withdraw();
    await world().settled({ twice: true });
    expect(await sought()).toEqual([takenBack]);
  });

  test('is checked when found, while another exposure stands', async () => {
    const phones = [{ number: '+70009999998' }];
    await named(contact('a', { phones, lastExposure: '2020-03-01' }));
    await world().register(report({ caseId: '2', onsetDate: '2020-02-02' }));
    await world().flow();
    const rows = [contact('b', { phones, lastExposure: '2020-03-01' })];
    await world().finish('ada', await world().mustClaim('ada'), { outcome: 'completed', interview: interview(rows) });
    await call(told());
    await lose('exposed');
    await withdraw();
    await world().settled();
    expect(await sought()).toEqual([[expect.stringMatching(/^follow-up-check:exposed:/)]]);
  });

  test('hears that their own case was a mistake', async () => {
    await world().register(report({ caseId: '1', onsetDate: '2020-03-01' }));
    await world().flow();
    await call({ outcome: 'completed', interview: interview([]) });
    await lose('sick');
    await withdraw();
    await world().settled();
    expect(await sought()).toEqual([takenBack]);
  });
});

test('whoever cannot be reached any more is lost, stands on the list of those who visit, and is followed again once found', async () => {
  await named(contact('a', { lastExposure: '2020-03-01' }));
  await call(told());
  await lose('exposed');
  expect((await world().tasks()).filter(({ state }) => state === 'open')).toMatchObject([
    { place: { list: 'main/any/letter' }, gaveUp: {} },
  ]);
  expect(await world().settled()).toMatchObject({ open: 1, followUps: { lost: 1 } });
  await call({ outcome: 'completed' });
  expect(await exposed()).toMatchObject({ state: 'open', until: '2020-03-15' });
  await world().settled();
});
