import { expect, test } from 'vitest';
import { remember } from '../../shared/runtime/remember.ts';

const asked: string[] = [];
let now = 0;
const lists = remember(
  1_000,
  2,
  () => now,
  async (operator) => {
    asked.push(operator);
    return `${operator} at ${now}`;
  },
);

test('an answer is given again for its time, and asked for anew after it', async () => {
  expect(await lists('a')).toBe('a at 0');
  now = 999;
  expect(await lists('a')).toBe('a at 0');
  now = 1_000;
  expect(await lists('a')).toBe('a at 1000');
  expect(asked).toEqual(['a', 'a']);
});

test('no more than so many are remembered: the oldest goes', async () => {
  asked.length = 0;
  for (const operator of ['b', 'c', 'b', 'a']) await lists(operator);
  expect(asked).toEqual(['b', 'c', 'a']);
});
