import { describe, expect, test } from 'vitest';
import { answerQuestion, readQuestions } from '../../functions/answer-questions/answer-questions.ts';
import { openRingBack } from '../../functions/open-ring-back/open-ring-back.ts';
import { askExpert, handOverCall, transferCall } from '../../functions/pass-on-call/pass-on-call.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { interview, report } from '../support/made-up.ts';

/** A call that is another's to hold: a specialist's, another department's, or of whoever the person rings back. */
const world = freshWorld();

async function held(operator = 'ada', more = {}) {
  await world().register(report(more));
  await world().flow();
  return world().mustClaim(operator);
}
const note = 'she is Anna, and speaks no Russian';

describe('a call that is transferred', () => {
  test('waits on the list of the specialists, who are shown the note, and comes back from nobody else', async () => {
    const { id, epoch } = await held();
    const request = { epoch, skill: 'languages', note };
    expect(await transferCall(world().wired, 'ada', id, request)).toEqual({
      status: 'passed-on',
      list: 'main/any/languages',
    });
    expect(await transferCall(world().wired, 'ada', id, request)).toMatchObject({ status: 'already-passed-on' });
    expect(await world().finish('ada', { id, epoch }, { outcome: 'no-answer' })).toMatchObject({
      refused: 'claim-ended',
    });
    await world().flow();
    expect(await world().claim('ada')).toBeUndefined();
    const task = await world().mustClaim('bea');
    expect(task).toMatchObject({ id, list: 'main/any/languages', passedOn: { how: 'transfer', by: 'ada', note } });
    for (const table of ['callQueue', 'caseFiles', 'audit'] as const)
      expect(JSON.stringify(await world().items(table))).not.toContain(note);
    await world().finish('bea', task, { outcome: 'completed', interview: interview([]) });
    expect(await world().settled()).toMatchObject({ open: 0, closed: 1 });
  });

  test('goes to a whole list, of another department or in another language, and stays there until it is answered', async () => {
    const { languages, jurisdictions } = world().policy;
    Object.assign(world().policy, {
      languages: ['ru', 'uz'],
      jurisdictions: { fallback: 'main', byDistrict: { Центр: 'moscow' } },
    });
    const { id, epoch } = await held();
    const request = { epoch, skill: 'languages', note, jurisdiction: 'moscow', language: 'uz' };
    for (const [part, wrong] of [
      ['jurisdiction', 'atlantis'],
      ['language', 'tlh'],
    ])
      expect(await transferCall(world().wired, 'ada', id, { ...request, [String(part)]: wrong })).toMatchObject({
        refused: 'invalid-fields',
        fields: [{ field: part }],
      });
    expect(await transferCall(world().wired, 'ada', id, request)).toMatchObject({ list: 'moscow/uz/languages' });
    await world().flow();
    const task = await world().mustClaim('bea');
    expect(task.list).toBe('moscow/uz/languages');
    // What the person's own record says of their list does not take it back after a call that reached nobody.
    await world().finish('bea', task, { outcome: 'no-answer' });
    expect((await world().tasks())[0]?.place?.list).toBe('moscow/uz/languages');
    world().forward(24 * 60);
    await world().flow();
    const again = await world().mustClaim('bea');
    await world().finish('bea', again, { outcome: 'completed', interview: interview([]) });
    expect((await world().tasks())[0]?.passedTo).toBeUndefined();
    await world().settled();
    Object.assign(world().policy, { languages, jurisdictions });
  });

  test('stays where it is under an old claim, for a skill that nobody has, and for who does not hold it', async () => {
    const { id, epoch } = await held();
    const at = { skill: 'languages', note };
    expect(await transferCall(world().wired, 'ada', id, { ...at, epoch, skill: 'magic' })).toMatchObject({
      fields: [{ field: 'skill' }],
    });
    expect(await transferCall(world().wired, 'bea', id, { ...at, epoch })).toMatchObject({ refused: 'not-yours' });
    expect(await transferCall(world().wired, 'ada', id, { ...at, epoch: 9 })).toMatchObject({
      refused: 'no-such-epoch',
    });
    expect(await world().tasks()).toMatchObject([{ holder: 'ada', place: { list: 'main/any/interview' } }]);
  });
});

test('a person handed over waits on the lists of the other department, whatever is learned of their address', async () => {
  const policy = { ...world().policy, jurisdictions: { fallback: 'main', byDistrict: { North: 'north' } } };
  const wired = { ...world().wired, policy };
  const { id, epoch } = await held('ada', { caseId: '1' });
  expect(await handOverCall(wired, 'ada', id, { epoch, jurisdiction: 'south', note })).toMatchObject({
    fields: [{ field: 'jurisdiction' }],
  });
  expect(await handOverCall(wired, 'ada', id, { epoch, jurisdiction: 'north', note })).toEqual({
    status: 'passed-on',
    list: 'north/any/interview',
  });
  const correction = {
    kind: 'correct',
    source: 'laboratory',
    caseId: '1',
    issuedAt: '2020-03-02T12:00:00Z',
    language: 'ru',
  };
  await world().register(correction);
  expect(await world().tasks()).toMatchObject([{ place: { list: 'north/any/interview' } }]);
});

test('an expert is asked and answers, and the call stays with who asked', async () => {
  const { id, epoch } = await held();
  const request = { epoch, skill: 'experts', question: 'May she be vaccinated now?' };
  const asked = await askExpert(world().wired, 'ada', id, request);
  if ('refused' in asked) throw new Error(asked.refused);
  expect(await askExpert(world().wired, 'ada', id, request)).toEqual(asked);
  expect(await world().tasks()).toMatchObject([{ holder: 'ada', epoch, questions: 1 }]);
  const expert = { id: 'eva', roles: ['operator'] } as const;
  const waiting = await readQuestions(world().wired, expert, 'main/any/experts');
  expect(waiting).toMatchObject({ questions: [{ id: asked.question, disease: 'covid-19', kind: 'case-interview' }] });
  expect(JSON.stringify(waiting)).not.toContain('vaccinated');
  expect(JSON.stringify(await world().items('caseFiles'))).not.toContain('vaccinated');
  expect(await answerQuestion(world().wired, expert, asked.question, {})).toMatchObject({ question: request.question });
  const answer = { answer: 'Not while she has a fever.' };
  expect(await answerQuestion(world().wired, expert, asked.question, answer)).toMatchObject({ state: 'answered' });
  expect(await answerQuestion(world().wired, expert, asked.question, answer)).toMatchObject(answer);
  expect(await answerQuestion(world().wired, expert, asked.question, { answer: 'Yes.' })).toMatchObject({
    refused: 'other-result-recorded',
  });
  expect(await readQuestions(world().wired, expert, 'main/any/experts')).toEqual({ questions: [] });
  expect(await answerQuestion(world().wired, expert, 'none', {})).toMatchObject({ refused: 'no-such-question' });
  await world().finish('ada', { id, epoch }, { outcome: 'completed', interview: interview([]) });
  await world().settled();
});

describe('who rings back', () => {
  const number = '8 (000) 999-99-99';
  const phones = [{ number: '+70009999999' }];

  test('is found by their number, and their task opened for who answered, though it was put off', async () => {
    const first = await held('ada', { phones });
    await world().finish('ada', first, { outcome: 'no-answer' });
    await world().flow();
    expect(await world().claim('bea')).toBeUndefined();
    const opened = await openRingBack(world().wired, 'bea', { number });
    expect(opened).toMatchObject({
      task: { id: first.id, epoch: first.epoch + 1, reasons: [{ kind: 'case-interview' }] },
    });
    expect(await openRingBack(world().wired, 'bea', { number })).toMatchObject({ task: { epoch: first.epoch + 1 } });
    expect(await openRingBack(world().wired, 'eva', { number })).toMatchObject({ refused: 'held-by-another' });
    const result = { outcome: 'completed', interview: interview([]) };
    expect(await world().finish('bea', { id: first.id, epoch: first.epoch + 1 }, result)).toMatchObject({
      status: 'recorded',
    });
    expect(await world().settled()).toMatchObject({ open: 0 });
  });

  test('when nothing is to be asked of them, has a task of their own', async () => {
    const first = await held('ada', { phones });
    await world().finish('ada', first, { outcome: 'completed', interview: interview([]) });
    await world().flow();
    const opened = await openRingBack(world().wired, 'bea', { number });
    if ('refused' in opened || opened.task === undefined) throw new Error('It was not opened.');
    expect(opened.task.reasons).toMatchObject([{ id: expect.stringMatching(/^ring-back:/) }]);
    await world().finish('bea', opened.task, { outcome: 'completed' });
    expect(await world().settled()).toMatchObject({ open: 0, kinds: { 'follow-up': { in: 1, opened: 1, closed: 1 } } });
  });

  test('of several people with one number is told apart by initials first', async () => {
    await world().register(report({ phones, name: { family: 'Орлова', given: 'Анна' } }));
    await world().register(report({ phones, name: { family: 'Орлов', given: 'Пётр' }, birthDate: '1980-01-01' }));
    await world().flow();
    const asked = await openRingBack(world().wired, 'bea', { number });
    expect(asked).toMatchObject({ choose: [{ name: expect.any(String) }, { name: expect.any(String) }] });
    if ('refused' in asked || asked.choose === undefined) throw new Error('Nobody to choose from.');
    expect(asked.choose.map(({ name }) => name).sort()).toEqual(['О. А.', 'О. П.']);
    const [one] = asked.choose;
    expect(await openRingBack(world().wired, 'bea', { number, person: one?.person ?? '' })).toMatchObject({
      task: { id: one?.person },
    });
    expect((await world().items('audit')).filter(({ act }) => act === 'find-by-number')).toHaveLength(2);
  });

  test('is not opened for who holds somebody else, and nobody is found by an unknown number', async () => {
    await held('bea', { phones });
    await held('ada');
    const other = await openRingBack(world().wired, 'ada', { number });
    expect(other).toMatchObject({ refused: expect.stringMatching(/^(holds-another|held-by-another)$/) });
    expect(await openRingBack(world().wired, 'eva', { number: '+70001234567' })).toMatchObject({
      refused: 'nobody-by-number',
    });
    expect(await openRingBack(world().wired, 'eva', { number: 'none' })).toMatchObject({
      fields: [{ field: 'number' }],
    });
  });
});
