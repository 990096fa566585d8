import { describe, expect, it } from 'vitest';
import type { SpokenProtocol } from '../../shared/api/protocols.ts';
import { outcomesInOrder } from '../../shared/domain/calls/outcomes-offered.ts';
import { dropsAnswers } from '../../web/call/drops-answers.ts';
import { emptySheet } from '../../web/interview/sheet.ts';

const section = (id: string, question: string) => ({
  id,
  title: id,
  questions: [{ id: question, type: 'yes-no' as const, ask: question, identifying: false }],
});
const script: SpokenProtocol = {
  ...{ id: 'case-interview', version: 2, kind: 'case-interview', language: 'en', title: 'Interview' },
  sections: [section('identity', 'agrees'), section('symptoms', 'ill')],
};
const asking = (sheet: Partial<typeof emptySheet>) =>
  outcomesInOrder.filter((outcome) => !dropsAnswers({ script }, { ...emptySheet, ...sheet }, outcome));

describe('an end that would lose answers', () => {
  it('is asked for twice, whichever it is, once something is answered', () => {
    expect(asking({ answers: { agrees: 'yes', ill: 'no' } })).toEqual(['completed', 'partial']);
    expect(asking({ rows: [{ key: 'a', name: { asWritten: 'Petrov Ivan' } }] })).toEqual(['completed', 'partial']);
  });

  it('is none while only who is on the line is known', () => {
    expect(asking({ answers: { agrees: 'no' }, rows: [{ key: 'a', name: {} }] })).toEqual(outcomesInOrder);
  });
});
