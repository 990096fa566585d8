import { describe, expect, test } from 'vitest';
import { readLateReferrals } from '../../functions/work-referrals/late-referrals.ts';
import { readReferrals, tellReferral } from '../../functions/work-referrals/work-referrals.ts';
import { listOf, personPlaced } from '../../shared/domain/calls/placing.ts';
import { referralLists } from '../../shared/domain/care/referral-lists.ts';
import { countingUnits } from '../../shared/runtime/units.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { type Details, interview, report } from '../support/made-up.ts';

/** What was promised on the phone, until it came. */
const world = freshWorld();
const sam = { id: 'sam', roles: ['supervisor'] } as const;
const bea = { id: 'bea', roles: ['operator'] } as const;
const list = 'main/any/social-aid';

const tell = (
  id: string,
  state: 'accepted' | 'asked' | 'done' | 'refused' | 'cancelled',
  who: typeof sam | typeof bea = bea,
) => tellReferral(world().wired, who, id, { state });

async function promised(...referrals: Details[]): Promise<string> {
  await world().register(report());
  await world().flow();
  const held = await world().mustClaim('ada');
  const result = { outcome: 'completed', interview: interview([]), referrals };
  expect(await world().finish('ada', held, result)).toMatchObject({ status: 'recorded' });
  await world().flow();
  const aids = (await world().referrals()).find(({ kind }) => kind === 'social-aid');
  return aids?.referralId ?? '';
}

const aid = { kind: 'social-aid', what: 'bread and milk', address: '7, Dead End', by: '2020-03-02T15:00:00Z' };

describe('a referral', () => {
  test('waits on the list of those who provide it, without a word of whose it is', async () => {
    const id = await promised(aid, { kind: 'doctor' });
    expect(await readReferrals(world().wired, bea, list)).toMatchObject({
      referrals: [{ id, kind: 'social-aid', state: 'asked', late: false, due: '2020-03-02T15:00:00.000Z' }],
      figures: { asked: 2, done: 0, sameDay: 0 },
    });
    expect(JSON.stringify([await world().items('caseFiles'), await world().items('callQueue')])).not.toContain(
      'Dead End',
    );
    await world().settled();
  });

  test('shows who accepts it whom it is for, and writes that down', async () => {
    const id = await promised(aid);
    expect(await tell(id, 'accepted')).toMatchObject({
      referral: { state: 'accepted', acceptedBy: 'bea' },
      details: { name: { given: 'Анна' }, what: 'bread and milk', address: '7, Dead End' },
    });
    expect(await world().items('audit')).toContainEqual(
      expect.objectContaining({ actor: 'bea', act: 'accept-referral', purpose: id }),
    );
    const eva = { id: 'eva', roles: ['operator'] } as const;
    for (const state of ['accepted', 'done', 'asked'] as const)
      expect(await tellReferral(world().wired, eva, id, { state })).toMatchObject({ refused: 'referral-taken' });
    expect(await tell(id, 'accepted')).toMatchObject({ referral: { state: 'accepted' }, details: {} });
    expect(await tell(id, 'cancelled', sam)).toMatchObject({ referral: { state: 'cancelled' } });
    expect(await tell(id, 'done')).toMatchObject({ refused: 'referral-ended' });
  });

  test('done on the day it was asked for needs no call, and counts', async () => {
    const id = await promised(aid);
    expect((await world().settled()).open).toBe(1);
    await tell(id, 'accepted');
    await tell(id, 'done');
    const ledger = await world().settled();
    expect(ledger).toMatchObject({
      open: 0,
      kinds: { referral: { in: 1, opened: 1, closed: 1 } },
      referrals: { asked: 1, done: 1, 'same-day': 1 },
    });
    expect(await readReferrals(world().wired, bea, list)).toMatchObject({
      referrals: [],
      figures: { asked: 1, done: 1, sameDay: 1 },
    });
  });

  test('that is late has its person called, and again the day after where it still did not come', async () => {
    const id = await promised(aid);
    world().forward(6 * 60);
    await world().flow();
    expect(await world().claim('ada')).toBeUndefined();
    world().forward(60);
    const held = await world().mustClaim('ada');
    expect(held).toMatchObject({ kind: 'referral-check', list: 'main/any/referral' });
    expect(await readReferrals(world().wired, bea, list)).toMatchObject({ referrals: [{ late: true }] });
    expect(
      await world().finish('ada', held, {
        outcome: 'completed',
        referralChecks: [{ referral: 'another', came: true }],
      }),
    ).toMatchObject({ refused: 'invalid-fields', fields: [{ field: 'referralChecks.0.referral' }] });
    await world().finish('ada', held, { outcome: 'completed', referralChecks: [{ referral: id, came: false }] });
    await world().flow();
    world().forward(24 * 60);
    const again = await world().mustClaim('ada');
    await world().finish('ada', again, { outcome: 'completed', referralChecks: [{ referral: id, came: true }] });
    expect(await world().settled()).toMatchObject({
      open: 0,
      kinds: { referral: { in: 2, opened: 2, closed: 2 } },
      referrals: { done: 1 },
    });
  });

  test('that is late is counted by its list, until it is done, for half a read unit a list', async () => {
    const id = await promised(aid, { kind: 'doctor', by: '2020-03-20T15:00:00Z' });
    expect(await readLateReferrals(world().wired)).toEqual({ lists: [] });
    world().forward(7 * 60);
    const { result, units } = await countingUnits(() => readLateReferrals(world().wired));
    expect(result).toEqual({ lists: [{ list, late: 1, more: false }] });
    expect(referralLists(world().policy)).toHaveLength(5);
    expect(units).toMatchObject({ wru: 0, rru: 2.5 });
    await tell(id, 'accepted');
    await tell(id, 'done');
    expect(await readLateReferrals(world().wired)).toEqual({ lists: [] });
  });

  test('may wait on every list that it is put on, wherever somebody lives and whatever they speak', () => {
    const policy = {
      ...world().policy,
      languages: ['ru'],
      jurisdictions: { fallback: 'main', byDistrict: { North: 'north', South: 'south' } },
    };
    const lists = referralLists(policy);
    expect(lists).toHaveLength(3 * 2 * 5);
    for (const district of ['North', 'South', 'elsewhere', undefined])
      for (const language of ['ru', 'tt', undefined])
        for (const { skill } of Object.values(policy.referrals.services)) {
          const person = { language, ...(district === undefined ? {} : { address: { district } }) };
          expect(lists).toContain(listOf(personPlaced(person, policy), skill));
        }
  });

  test('that cannot be fulfilled has its person called at once', async () => {
    const id = await promised(aid);
    await tell(id, 'refused');
    const held = await world().mustClaim('ada');
    expect(held).toMatchObject({ kind: 'referral-check' });
    await world().finish('ada', held, { outcome: 'completed' });
    expect(await world().settled()).toMatchObject({ open: 0, kinds: { referral: { in: 2 } } });
  });

  test('is refused where nobody was spoken to, and for an hour that is past', async () => {
    await world().register(report());
    await world().flow();
    const held = await world().mustClaim('ada');
    expect(await world().finish('ada', held, { outcome: 'no-answer', referrals: [aid] })).toMatchObject({
      fields: [{ field: 'referrals' }],
    });
    const late = { ...aid, by: '2020-03-01T18:00:00Z' };
    const result = { outcome: 'completed', interview: interview([]), referrals: [late] };
    expect(await world().finish('ada', held, result)).toMatchObject({ fields: [{ field: 'referrals.0.by' }] });
    expect(await world().referrals()).toEqual([]);
  });

  test('is nobody’s to work on who does not serve its list, and unknown ones are said to be so', async () => {
    const id = await promised(aid);
    const wired = {
      ...world().wired,
      staff: async (who: string) => ({ ...(await world().staff(who)), lists: ['main/any/interview'] }),
    };
    expect(await readReferrals(wired, bea, list)).toMatchObject({ refused: 'not-your-list' });
    expect(await tellReferral(wired, bea, id, { state: 'done' })).toMatchObject({ refused: 'not-your-list' });
    expect(await tell('none', 'done')).toMatchObject({ refused: 'no-such-referral' });
  });
});
