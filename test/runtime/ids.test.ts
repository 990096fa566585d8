import { expect, test } from 'vitest';
import { phoneTag } from '../../shared/runtime/ids.ts';
import { phoneOf } from '../support/made-up.ts';

test('a phone tag is four characters, always the same for a number of a person, and another for somebody else', () => {
  const tag = phoneTag('person_a', '+79161234567');
  expect(tag).toMatch(/^[a-z2-7]{4}$/);
  expect(phoneTag('person_a', '+79161234567')).toBe(tag);
  expect(phoneTag('person_a', '+79161234568')).not.toBe(tag);
  expect(phoneTag('person_b', '+79161234567')).not.toBe(tag);
});

test('a phone tag identifies nobody: many numbers share each', () => {
  const tags = new Set(Array.from({ length: 20_000 }, (_, n) => phoneTag('person_a', phoneOf(n))));
  expect(tags.size).toBeLessThan(20_000);
  expect(tags.size).toBeGreaterThan(19_000);
});
