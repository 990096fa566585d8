import { describe, expect, it } from 'vitest';
import { passes, patternsOf } from '../../local/runner/filter.ts';

const patterns = (...filters: object[]) =>
  patternsOf({ Filters: filters.map((one) => ({ Pattern: JSON.stringify(one) })) });
const record = { eventName: 'MODIFY', dynamodb: { Keys: { sk: { S: 'TASK' } }, NewImage: { n: { N: '1' } } } };

describe('an event filter', () => {
  it.each([
    ['one of several words', { dynamodb: { Keys: { sk: { S: ['CASE', 'TASK'] } } } }, true],
    ['another word', { dynamodb: { Keys: { sk: { S: ['CASE'] } } } }, false],
    ['a prefix', { dynamodb: { Keys: { sk: { S: [{ prefix: 'TA' }] } } } }, true],
    ['another prefix', { dynamodb: { Keys: { sk: { S: [{ prefix: 'AS' }] } } } }, false],
    ['a suffix', { dynamodb: { Keys: { sk: { S: [{ suffix: 'SK' }] } } } }, true],
    ['something there', { dynamodb: { NewImage: { n: [{ exists: true }] } } }, true],
    ['something not there', { dynamodb: { OldImage: [{ exists: false }] } }, true],
    ['something there that must not be', { dynamodb: { NewImage: [{ exists: false }] } }, false],
    ['anything but', { eventName: [{ 'anything-but': ['REMOVE'] }] }, true],
    ['anything but this', { eventName: [{ 'anything-but': ['MODIFY', 'REMOVE'] }] }, false],
    ['two conditions, one not met', { eventName: ['MODIFY'], dynamodb: { Keys: { sk: { S: ['CASE'] } } } }, false],
  ])('of %s', (_what, pattern, expected) => {
    expect(passes(patterns(pattern), record)).toBe(expected);
  });

  it('passes what any of several filters passes, and everything where there is none', () => {
    expect(passes(patterns({ eventName: ['INSERT'] }, { eventName: ['MODIFY'] }), record)).toBe(true);
    expect(passes([], record)).toBe(true);
  });

  it('with an operator the runner does not know is refused, not passed over', () => {
    expect(() => patterns({ eventName: [{ numeric: ['>', 1] }] })).toThrow('does not know the event filter');
  });
});
