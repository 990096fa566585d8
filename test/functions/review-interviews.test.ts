import { expect, test } from 'vitest';
import { readDay } from '../../functions/read-day/read-day.ts';
import { listReviews, reviewInterview } from '../../functions/review-interviews/review-interviews.ts';
import { isReviewed } from '../../shared/domain/desk/supervision.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { contact, interview, report } from '../support/made-up.ts';

const world = freshWorld();
const reviewing = () => ({ ...world() });

const withShare = (share: number) => {
  const { supervision } = world().policy;
  return { ...world().policy, supervision: { ...supervision, reviewed: { 'case-interview': share } } };
};

/** Holds an interview to its end, of which every one is looked at. */
async function held(operator = 'ada'): Promise<void> {
  await world().register(report());
  await world().flow();
  const task = await world().mustClaim(operator);
  Object.assign(world().policy, withShare(1));
  const result = { outcome: 'completed', interview: interview([contact('one')]) };
  expect(await world().finish(operator, task, result)).toMatchObject({ status: 'recorded' });
}

const waiting = async () => (await listReviews(reviewing(), undefined)).reviews;
const note = 'the onset is missing';

test('an interview waits for a supervisor with what identifies nobody, until it is accepted', async () => {
  await held();
  const [review] = await waiting();
  expect(review).toMatchObject({ operator: 'ada', kind: 'case-interview', contactsNamed: 1 });
  const id = review?.interview ?? '';
  expect(await reviewInterview(reviewing(), 'eve', id, { decision: 'approve' })).toEqual({ status: 'decided' });
  expect(await reviewInterview(reviewing(), 'eve', id, { decision: 'approve' })).toEqual({ status: 'already-decided' });
  expect(await reviewInterview(reviewing(), 'dan', id, { decision: 'send-back', note })).toMatchObject({
    refused: 'no-such-review',
  });
  expect(await waiting()).toEqual([]);
  expect((await readDay(world(), 'ada')).sentBack).toEqual([]);
});

test('one that is sent back is in its operator’s day, with what is to be mended, and in nobody else’s', async () => {
  await held();
  const [{ interview: id = '' } = {}] = await waiting();
  expect(await reviewInterview(reviewing(), 'eve', id, { decision: 'send-back' })).toMatchObject({
    refused: 'invalid-fields',
  });
  const both = await Promise.all(
    ['eve', 'dan'].map((supervisor) => reviewInterview(reviewing(), supervisor, id, { decision: 'send-back', note })),
  );
  expect(both.map((answer) => ('status' in answer ? answer.status : answer.refused)).sort()).toEqual([
    'decided',
    'no-such-review',
  ]);
  expect((await readDay(world(), 'ada')).sentBack).toMatchObject([{ interview: id, note }]);
  expect((await readDay(world(), 'bob')).sentBack).toEqual([]);
  const audited = (await world().items('audit')).filter(({ act }) => act === 'review-interview');
  expect(audited).toMatchObject([{ role: 'supervisor', purpose: 'send-back' }]);
});

test('the share is that of the policy, each interview by its own id, and of exercises all', () => {
  const ids = Array.from({ length: 4_000 }, (_, n) => `interview_${n}`);
  const picked = (share: number) => ids.filter((id) => isReviewed(id, 'person_a', 'case-interview', withShare(share)));
  expect(picked(0)).toEqual([]);
  expect(picked(1)).toHaveLength(4_000);
  expect(picked(0.05).length / 4_000).toBeGreaterThan(0.035);
  expect(picked(0.05).length / 4_000).toBeLessThan(0.065);
  expect(picked(0.05), 'who is picked stays picked when the share grows').toEqual(
    picked(0.2).filter((id) => picked(0.05).includes(id)),
  );
  expect(isReviewed('interview_0', 'person_a', 'follow-up-check', withShare(1))).toBe(false);
  expect(isReviewed('interview_0', 'practice_a', 'follow-up-check', withShare(0))).toBe(true);
});
