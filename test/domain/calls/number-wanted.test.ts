import { expect, test } from 'vitest';
import { workedByHand } from '../../../shared/domain/calls/by-hand.ts';
import { askForNumber, needsNumber, withNumber } from '../../../shared/domain/calls/number-wanted.ts';
import { addReason } from '../../../shared/domain/calls/task.ts';
import defaultPolicy from '../../../shared/domain/desk/default-policy.json' with { type: 'json' };
import { readPolicy } from '../../../shared/domain/desk/policy.ts';

const policy = readPolicy(defaultPolicy);
const now = '2020-03-02T08:00:00.000Z';
const person = { jurisdiction: 'main', language: 'any' };
const reason = { id: 'r', kind: 'contact-notification', disease: 'covid-19', risk: 'high', due: now } as const;
const taskOf = (callable: boolean, more = {}) => ({
  ...addReason(undefined, { personId: 'p', callable, person, reason, by: 'contact' }, policy, now).task,
  ...more,
});
const searched = { gaveUp: { at: now, because: 'no-number' } } as const;

test('a number is wanted of who is to be called and has none, also after a search that found none', () => {
  expect(needsNumber(taskOf(false))).toBe(true);
  expect(needsNumber(taskOf(false, searched))).toBe(true);
  expect(needsNumber(taskOf(true))).toBe(false);
  expect(needsNumber(taskOf(false, { state: 'closed' }))).toBe(false);
  expect(needsNumber(taskOf(false, { doNotCall: true }))).toBe(false);
  // They were rung long enough: there is a number.
  expect(needsNumber(taskOf(true, { gaveUp: { at: now, because: 'tries' } }))).toBe(false);
});

test('a number brings them back among those who are called, and takes them from whoever was to write to them', () => {
  const found = withNumber(taskOf(false, searched), { callable: true, person }, policy, now);
  expect(found).toMatchObject({ callable: true, place: { list: 'main/any/notification' } });
  expect(found.gaveUp).toBeUndefined();
  // A number that no one may ring changes nothing.
  const dead = taskOf(false, searched);
  expect(withNumber(dead, { callable: false, person }, policy, now)).toBe(dead);
});

test('who is writing to them just now finishes that first', () => {
  const held = taskOf(false, { ...searched, holder: 'ada', claimedUntil: '2020-03-02T09:00:00.000Z' });
  expect(withNumber(held, { callable: true, person }, policy, now)).toMatchObject({
    ...searched,
    holder: 'ada',
    place: { availableAt: '2020-03-02T09:00:00.000Z' },
  });
});

test('a search in vain does not outweigh a number that was told during it, and is no reason to ring again who was rung enough', () => {
  const reach = { callable: true, person };
  expect(workedByHand(taskOf(true, searched), 'not-found', reach, policy, now).gaveUp).toBeUndefined();
  const enough = { gaveUp: { at: now, because: 'tries' } } as const;
  expect(workedByHand(taskOf(true, enough), 'not-found', reach, policy, now)).toMatchObject(enough);
});

test('they are asked for by the name that was said, in both languages', () => {
  expect(askForNumber({ asWritten: 'тётя Маша из булочной' })).toEqual({
    en: expect.stringContaining('тётя Маша из булочной'),
    ru: expect.stringContaining('тётя Маша из булочной'),
  });
  expect(askForNumber({ family: 'Петров', given: 'Иван' }).ru).toContain('Петров Иван');
});
