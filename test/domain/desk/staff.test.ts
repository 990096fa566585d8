import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { plusMinutes } from '../../../shared/domain/dates.ts';
import { practiceJurisdiction } from '../../../shared/domain/desk/practice.ts';
import { listOrder, mayServe, onShift, Staff, shiftEnd, unknownStaff } from '../../../shared/domain/desk/staff.ts';

const staff = (more: object) => z.parse(Staff, { id: 'ada', lists: ['*/*/*'], ...more });
const shift = (from: string, to: string, days: readonly string[], zone = 'Europe/Moscow') => ({ days, from, to, zone });
const workingDays = ['mon', 'tue', 'wed', 'thu', 'fri'];

describe('a shift', () => {
  // 2020-03-02 is a Monday; Moscow is three hours ahead of UTC.
  const day = staff({ shifts: [shift('08:00', '20:00', workingDays)] });
  const night = staff({ shifts: [shift('22:00', '06:00', ['fri'])] });

  test.each([
    ['2020-03-02T04:59:59.999Z', false],
    ['2020-03-02T05:00:00.000Z', true],
    ['2020-03-02T16:59:59.999Z', true],
    ['2020-03-02T17:00:00.000Z', false],
    ['2020-03-07T09:00:00.000Z', false],
  ])('of a day is by the clock of its zone: at %s it is %s', (now, on) => expect(onShift(day, now)).toBe(on));

  test.each([
    ['2020-03-06T18:59:00.000Z', false],
    ['2020-03-06T19:00:00.000Z', true],
    ['2020-03-07T02:59:00.000Z', true],
    ['2020-03-07T03:00:00.000Z', false],
    ['2020-03-06T02:00:00.000Z', false],
  ])('that passes midnight belongs to the day it begins on: at %s it is %s', (now, on) =>
    expect(onShift(night, now)).toBe(on),
  );

  test('in the night on which the clock goes back ends once', () => {
    // Berlin, 2020-10-25: 03:00 becomes 02:00 at 01:00 UTC.
    const late = staff({ shifts: [shift('20:00', '02:30', ['sat'], 'Europe/Berlin')] });
    expect(shiftEnd(late, '2020-10-24T20:00:00.000Z')).toBe('2020-10-25T00:30:00.000Z');
    expect(onShift(late, '2020-10-25T00:45:00.000Z')).toBe(false);
    expect(onShift(late, '2020-10-25T01:15:00.000Z')).toBe(false);
  });

  test('whose hour is jumped over in spring begins when the clock has passed it', () => {
    // Berlin, 2020-03-29: 02:00 becomes 03:00 at 01:00 UTC.
    const early = staff({ shifts: [shift('02:30', '10:00', ['sun'], 'Europe/Berlin')] });
    expect(onShift(early, '2020-03-29T01:29:00.000Z')).toBe(false);
    expect(onShift(early, '2020-03-29T01:30:00.000Z')).toBe(true);
    expect(shiftEnd(early, '2020-03-29T02:00:00.000Z')).toBe('2020-03-29T08:00:00.000Z');
  });

  test('goes on through the next that follows without a gap', () => {
    const double = staff({ shifts: [shift('08:00', '20:00', ['mon']), shift('20:00', '08:00', ['mon'])] });
    expect(shiftEnd(double, '2020-03-02T06:00:00.000Z')).toBe('2020-03-03T05:00:00.000Z');
  });

  test('of 24 hours on every day has no gap, and who has no shifts works at any hour', () => {
    const always = staff({ shifts: [shift('09:00', '09:00', [...workingDays, 'sat', 'sun'], 'Europe/Berlin')] });
    fc.assert(
      fc.property(fc.nat(366 * 24 * 60), (minutes) => {
        const now = plusMinutes('2020-01-01T00:00:00.000Z', minutes);
        expect(onShift(always, now)).toBe(true);
        expect(onShift(staff({}), now)).toBe(true);
      }),
    );
  });

  test('lasts as long as somebody is on it: until its end at every minute, and not at its end', () => {
    const zones = fc.constantFrom(
      'Europe/Moscow',
      'Europe/Berlin',
      'America/St_Johns',
      'Asia/Kathmandu',
      'Pacific/Apia',
    );
    const hour = fc
      .tuple(fc.nat(23), fc.nat(59))
      .map((parts) => parts.map((n) => String(n).padStart(2, '0')).join(':'));
    fc.assert(
      fc.property(zones, hour, hour, fc.nat(366 * 24 * 60), (zone, from, to, minutes) => {
        const one = staff({ shifts: [shift(from, to, ['sun'], zone)] });
        const now = plusMinutes('2020-01-01T00:00:00.000Z', minutes);
        const end = shiftEnd(one, now);
        expect(onShift(one, now)).toBe(end !== undefined);
        if (end === undefined) return;
        expect(onShift(one, plusMinutes(end, -1 / 60))).toBe(true);
        expect(onShift(one, end)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('ends at once for somebody who left', () => {
    expect(onShift({ ...day, active: false }, '2020-03-02T09:00:00.000Z')).toBe(false);
    expect(shiftEnd({ ...day, active: false }, '2020-03-02T09:00:00.000Z')).toBeUndefined();
  });

  test('is refused with a zone, an hour or a day that nobody has', () => {
    for (const wrong of [
      shift('08:00', '20:00', ['mon'], 'Moscow'),
      shift('8', '20:00', ['mon']),
      shift('08:00', '20:00', ['mo']),
    ])
      expect(() => staff({ shifts: [wrong] })).toThrow();
  });
});

describe('a work list', () => {
  const interview = { list: 'moscow/ru/interview', kind: 'case-interview' } as const;

  test('is served by who has it, or a pattern that it fits, in the order of their lists', () => {
    const ada = staff({ lists: ['moscow/ru/interview', 'moscow/*/notification', '*/*/locate'] });
    expect(
      ['moscow/ru/interview', 'moscow/tt/notification', 'kazan/ru/locate'].map((list) => listOrder(ada, list)),
    ).toEqual([0, 1, 2]);
    expect(listOrder(ada, 'kazan/ru/notification')).toBeUndefined();
    expect(mayServe(ada, interview)).toBe(true);
    expect(mayServe(ada, { ...interview, list: 'kazan/ru/interview' })).toBe(false);
  });

  test('is served in a language that they speak, with a skill that they have', () => {
    expect(mayServe(staff({ languages: ['en'] }), interview)).toBe(false);
    expect(mayServe(staff({ languages: ['en', 'ru'] }), interview)).toBe(true);
    expect(mayServe(staff({ languages: ['en'] }), { ...interview, list: 'moscow/any/interview' })).toBe(true);
    expect(mayServe(staff({ skills: ['locate'] }), interview)).toBe(false);
  });

  test('is kept from who excludes its skill or its kind: a volunteer takes no medical answers', () => {
    expect(mayServe(staff({ excludes: ['interview'] }), interview)).toBe(false);
    expect(mayServe(staff({ excludes: ['case-interview'] }), interview)).toBe(false);
    const check = { list: 'moscow/ru/specialist', kind: 'follow-up-check' } as const;
    expect(mayServe(staff({ excludes: ['follow-up-check'] }), check)).toBe(false);
    expect(mayServe(staff({ excludes: ['interview'] }), check)).toBe(true);
  });

  test('of a kind that takes a training is served by who passed it', () => {
    const trainings = { 'case-interview': ['interviewing'] };
    expect(mayServe(staff({}), interview, { trainings })).toBe(false);
    expect(mayServe(staff({ trained: ['interviewing'] }), interview, { trainings })).toBe(true);
  });

  test('about somebody who died is served by who learned how to speak with their family', () => {
    const needed = { bereaved: { skill: 'bereaved', trainings: ['bereavement'] } };
    const family = { ...interview, list: 'moscow/ru/bereaved' };
    expect(mayServe(staff({}), family, needed)).toBe(false);
    expect(mayServe(staff({ trained: ['bereavement'] }), family, needed)).toBe(true);
    expect(mayServe(staff({}), interview, needed)).toBe(true);
    // Whom nobody entered, and who may do everything, is trusted with this too: the department says so in its policy.
    expect(mayServe(unknownStaff('eve', 'everything', needed), family, needed)).toBe(true);
  });

  test('is not served by who left', () => expect(mayServe(staff({ active: false }), interview)).toBe(false));

  test('of made-up people is served by newcomers, who are given nobody real', () => {
    const newcomer = staff({ practice: true, excludes: ['interview'] });
    const practice = { ...interview, list: `${practiceJurisdiction}/ru/interview` };
    expect([mayServe(newcomer, practice), mayServe(newcomer, interview)]).toEqual([true, false]);
    expect([mayServe(staff({}), practice), mayServe(staff({}), interview)]).toEqual([false, true]);
  });

  test('is open to somebody whom nobody entered, or closed, as the policy says', () => {
    expect(mayServe(unknownStaff('eve', 'everything'), interview)).toBe(true);
    expect(mayServe(unknownStaff('eve', 'nothing'), interview)).toBe(false);
    expect(onShift(unknownStaff('eve', 'nothing'), '2020-03-02T09:00:00.000Z')).toBe(false);
  });
});
