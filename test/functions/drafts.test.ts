import { expect, test } from 'vitest';
import { readDay } from '../../functions/read-day/read-day.ts';
import { saveDraft } from '../../functions/save-draft/save-draft.ts';
import { readDrafts } from '../../shared/storage/drafts.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { interview, report } from '../support/made-up.ts';

const world = freshWorld();

async function claimedCase(operator = 'operator-1') {
  await world().register(report());
  await world().flow();
  return world().mustClaim(operator);
}

const save = (operator: string, held: { id: string; epoch: number }, draft: Record<string, unknown>) =>
  saveDraft(world(), operator, held.id, { epoch: held.epoch, draft });
const drafts = (person: string) => readDrafts(world(), person);
const answers = { notes: 'above the bakery' };
const result = { outcome: 'completed', interview: interview([], { answers }) };
/** The claim's time passes, and a little more. */
const afterTheClaim = () => world().forward(61);

test('a draft is kept with identities, replaced by the next, and gone with the finish', async () => {
  const held = await claimedCase();
  expect(await save('operator-1', held, { interview: { answers: { notes: 'ab' } } })).toEqual({
    savedAt: world().now(),
  });
  await save('operator-1', held, { interview: { answers } });
  expect(await drafts(held.id)).toMatchObject([
    { operator: 'operator-1', late: false, text: JSON.stringify({ interview: { answers } }) },
  ]);
  expect(JSON.stringify(await world().items('callQueue'))).not.toContain('bakery');
  expect(await readDay(world(), 'operator-1')).toMatchObject({ drafts: [{ task: held.id }] });
  await world().finish('operator-1', held, result);
  expect(await drafts(held.id)).toEqual([]);
  expect(await readDay(world(), 'operator-1')).toMatchObject({ drafts: [] });
});

test('a draft of 900 KB is kept whole, and the shorter one that follows leaves nothing of it behind', async () => {
  const held = await claimedCase();
  const long = { notes: '長'.repeat(300_000) };
  await save('operator-1', held, long);
  expect((await drafts(held.id))[0]?.text).toBe(JSON.stringify(long));
  await save('operator-1', held, answers);
  expect((await drafts(held.id))[0]?.text).toBe(JSON.stringify(answers));
  expect((await world().items('people')).filter(({ sk }) => sk.startsWith('DRAFT#'))).toHaveLength(1);
  expect(await save('operator-1', held, { notes: 'x'.repeat(1_000_001) })).toMatchObject({
    refused: 'too-large',
    fields: [{ field: 'draft' }],
  });
});

test('a draft is cut between characters, wherever that falls', async () => {
  const held = await claimedCase();
  for (const notes of ['🦠'.repeat(130_000), `x${'🦠'.repeat(130_000)}`]) {
    await save('operator-1', held, { notes });
    expect((await drafts(held.id))[0]?.text).toBe(JSON.stringify({ notes }));
  }
});

test('a draft that comes after the claim was taken is refused as such and kept for the next holder', async () => {
  const held = await claimedCase();
  await save('operator-1', held, { notes: 'half' });
  afterTheClaim();
  const next = await world().mustClaim('operator-2');
  expect(await save('operator-1', held, answers)).toEqual({
    refused: 'claim-taken',
    detail: expect.stringContaining('kept as a draft'),
  });
  expect(await drafts(next.id)).toMatchObject([{ operator: 'operator-1', late: true, text: JSON.stringify(answers) }]);
});

test('a result that comes after the claim was taken is not recorded, and its text is kept as a draft', async () => {
  const held = await claimedCase();
  afterTheClaim();
  const next = await world().mustClaim('operator-2');
  expect(await world().finish('operator-1', held, result)).toEqual({
    refused: 'claim-taken',
    detail: expect.stringContaining('kept as a draft'),
  });
  const [kept] = await drafts(next.id);
  expect(JSON.parse(kept?.text ?? '')).toMatchObject({ outcome: 'completed', interview: { answers } });
  expect((await world().items('caseFiles')).filter(({ sk }) => sk === 'INTERVIEW')).toEqual([]);
});

test('whoever never held the task leaves nothing on anybody’s screen', async () => {
  const held = await claimedCase();
  expect(await save('operator-9', held, answers)).toMatchObject({ refused: 'not-yours' });
  expect(await save('operator-1', { ...held, epoch: held.epoch + 1 }, answers)).toMatchObject({
    refused: 'no-such-epoch',
  });
  afterTheClaim();
  await world().mustClaim('operator-2');
  expect(await save('operator-9', held, answers)).toEqual({ refused: 'claim-taken' });
  expect(await save('operator-1', { id: 'nobody', epoch: 1 }, answers)).toEqual({ refused: 'no-such-task' });
  expect(await drafts(held.id)).toEqual([]);
});

test('what an earlier holder left goes with the interview that took it up, and not with a try that reached nobody', async () => {
  const held = await claimedCase();
  await save('operator-1', held, answers);
  afterTheClaim();
  const next = await world().mustClaim('operator-2');
  await world().finish('operator-2', next, { outcome: 'no-answer' });
  expect(await drafts(held.id)).toHaveLength(1);
  world().forward(60 * 24);
  await world().flow();
  const again = await world().mustClaim('operator-3');
  await world().finish('operator-3', again, result);
  expect(await drafts(held.id)).toEqual([]);
  expect(await readDay(world(), 'operator-1')).toMatchObject({ drafts: [] });
});

test('what an earlier holder saved after the claim was made stays: nobody has seen it', async () => {
  const held = await claimedCase();
  await save('operator-1', held, { notes: 'half' });
  afterTheClaim();
  const next = await world().mustClaim('operator-2');
  world().forward(1);
  await save('operator-1', held, answers);
  await world().finish('operator-2', next, result);
  expect(await drafts(held.id)).toMatchObject([{ operator: 'operator-1', late: true }]);
});
