import { expect, test } from 'vitest';
import { newPersonId } from '../../shared/runtime/lookup-keys.ts';
import { lookupMacs } from '../support/lookup-macs.ts';

test('a pseudonym is the same for what made the person, other under another key, and stays when a key follows', () => {
  const made = newPersonId(lookupMacs('1'), 'case_a');
  expect(made).toMatch(/^person_[a-z2-7]{20}$/);
  expect(newPersonId(lookupMacs('1'), 'case_a')).toBe(made);
  expect(newPersonId(lookupMacs('1'), 'case_b')).not.toBe(made);
  expect(newPersonId(lookupMacs('2'), 'case_a')).not.toBe(made);
  expect(newPersonId(lookupMacs('2', '1'), 'case_a')).toBe(made);
});
