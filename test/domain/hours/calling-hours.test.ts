import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { plusMinutes } from '../../../shared/domain/dates.ts';
import { classOf, isOpen, neverOpens, nextOpening, nextOpeningIn } from '../../../shared/domain/hours/calling-hours.ts';
import { closesAt } from '../../../shared/domain/hours/closing.ts';
import { dayOf, nextDay, partOfDay } from '../../../shared/domain/hours/day-parts.ts';
import { Hours, hoursIn, PartOfDay } from '../../../shared/domain/hours/hours-policy.ts';
import { offsetAt } from '../../../shared/domain/hours/zone-offset.ts';
import { hoursOf, oddZones } from '../../support/hours.ts';

const hours = hoursOf(['Europe/Moscow']);

const moment = fc
  .date({ min: new Date('1971-01-01T00:00:00Z'), max: new Date('2045-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
/** Around the nights in which some clocks of the world are changed, where mistakes live. */
const changing = fc
  .tuple(
    fc.constantFrom('2026-03-29', '2026-10-25', '2026-03-08', '2026-11-01', '2026-04-05', '2026-09-06'),
    fc.integer({ min: -1500, max: 1500 }),
  )
  .map(([day, minutes]) => plusMinutes(`${day}T02:00:00.000Z`, minutes));
const someMoment = fc.oneof(moment, changing);

const window = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 96 }))
  .filter(([from, to]) => from < to)
  .map(([from, to]) => ({ from: clock(from * 15), to: clock(to * 15) }));
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const oddHours = fc
  .record({
    zones: fc.uniqueArray(fc.constantFrom(...oddZones), { minLength: 1, maxLength: 3 }),
    weekday: fc.array(window, { maxLength: 3 }),
    weekend: fc.array(window, { maxLength: 2 }),
    holiday: fc.array(window, { maxLength: 1 }),
  })
  .map(({ zones, ...windows }) => hoursOf(zones, { windows }))
  .filter((each) => !neverOpens(each));

describe('calling hours', () => {
  test('the next opening is open, and nothing before it is, in any zone, on any day, across every change of clocks', () => {
    fc.assert(
      fc.property(
        oddHours,
        fc.constantFrom('unknown', ...oddZones),
        someMoment,
        fc.nat(1000),
        (each, zone, from, at) => {
          const opens = nextOpening(zone, each, from);
          expect(opens >= from).toBe(true);
          const shut = !isOpen(zone, each, opens);
          // Hours of weekends only, or of walls that never agree in this season, may have no opening within a month.
          if (shut) expect(Date.parse(opens) - Date.parse(from)).toBe(31 * 24 * 60 * 60_000);
          const span = Date.parse(opens) - Date.parse(from);
          for (const before of [Math.floor((span * at) / 1001), span - 1])
            if (before >= 0 && before < span)
              expect(isOpen(zone, each, new Date(Date.parse(from) + before).toISOString())).toBe(false);
        },
      ),
      { numRuns: 600 },
    );
  });

  test('are as a clock on the wall of that zone shows, minute by minute, on a day with 23 and on one with 25 hours', () => {
    const early = hoursOf(['America/New_York'], {
      windows: { weekday: [], weekend: [{ from: '01:30', to: '02:30' }], holiday: [] },
    });
    const openMinutes = (day: string) => {
      const start = `${day}T04:00:00.000Z`;
      return Array.from({ length: 240 }, (_, n) => plusMinutes(start, n)).filter((at) =>
        isOpen('America/New_York', early, at),
      );
    };
    // 8 March 2026: after 01:59 comes 03:00. 1 November: 01:00 to 01:59 come twice.
    expect(openMinutes('2026-03-08')).toHaveLength(30);
    expect(openMinutes('2026-11-01').slice(0, 1)).toEqual(['2026-11-01T05:30:00.000Z']);
    expect(openMinutes('2026-11-01')).toHaveLength(90);
  });

  test('of a window that begins in an hour the clocks jump over, the rest is open', () => {
    const night = hoursOf(['Europe/Berlin'], {
      windows: { weekday: [], weekend: [{ from: '02:15', to: '04:00' }], holiday: [] },
    });
    expect(nextOpening('Europe/Berlin', night, '2026-03-28T23:30:00.000Z')).toBe('2026-03-29T01:00:00.000Z');
  });

  test('open again in the hour that comes twice', () => {
    const night = hoursOf(['Europe/Berlin'], {
      windows: { weekday: [], weekend: [{ from: '02:30', to: '03:00' }], holiday: [] },
    });
    expect(nextOpening('Europe/Berlin', night, '2026-10-24T22:00:00.000Z')).toBe('2026-10-25T00:30:00.000Z');
    expect(nextOpening('Europe/Berlin', night, '2026-10-25T01:00:00.000Z')).toBe('2026-10-25T01:30:00.000Z');
  });

  test('know a change of clocks to the second, wherever in an hour it fell', () => {
    expect(offsetAt('Africa/Monrovia', Date.parse('1972-01-07T00:44:29Z'))).toBe(-(44 * 60 + 30) * 1000);
    expect(offsetAt('Africa/Monrovia', Date.parse('1972-01-07T00:44:30Z'))).toBe(0);
    expect(offsetAt('Africa/Monrovia', Date.parse('1972-01-07T00:44:29.999Z'))).toBe(-(44 * 60 + 30) * 1000);
    expect(offsetAt('Europe/Nowhere', 0)).toBeUndefined();
  });

  test('of a person whose zone is not known are open only where every zone is', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...oddZones), { minLength: 1, maxLength: 4 }),
        someMoment,
        (zones, at) => {
          const each = hoursOf(zones);
          expect(isOpen('unknown', each, at)).toBe(zones.every((zone) => isOpen(zone, each, at)));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test('of a class that is no zone are those of a person whose zone is not known', () => {
    const wide = hoursOf(['Europe/Kaliningrad', 'Asia/Kamchatka']);
    for (const at of ['2026-06-10T05:59:00.000Z', '2026-06-10T06:00:00.000Z', '2026-06-10T09:00:00.000Z'])
      for (const none of ['Moscow Standard Time', 'Europe/Nowhere', '', '+03:00'])
        expect(isOpen(none, wide, at), `${none} ${at}`).toBe(isOpen('unknown', wide, at));
    expect(isOpen('unknown', wide, '2026-06-10T06:00:00.000Z')).toBe(true);
    expect(isOpen('unknown', wide, '2026-06-10T09:00:00.000Z')).toBe(false);
    expect(classOf('Europe/Nowhere')).toBe('unknown');
    expect(classOf(undefined)).toBe('unknown');
    expect(classOf('Asia/Omsk')).toBe('Asia/Omsk');
  });

  test('do not bind whoever asked for the hour, nor work that rings nobody', () => {
    const night = '2026-06-10T01:00:00.000Z';
    for (const free of ['asked', 'any']) {
      expect(isOpen(free, hours, night)).toBe(true);
      expect(nextOpening(free, hours, night)).toBe(night);
    }
    expect(isOpen('Europe/Moscow', hours, '2026-06-10T04:59:59.999Z')).toBe(false);
    expect(isOpen('Europe/Moscow', hours, '2026-06-10T05:00:00.000Z')).toBe(true);
    expect(isOpen('Europe/Moscow', hours, '2026-06-10T17:59:59.999Z')).toBe(true);
    expect(isOpen('Europe/Moscow', hours, '2026-06-10T18:00:00.000Z')).toBe(false);
  });

  test('are others on a weekend, on a holiday of one year, and on a holiday of every year', () => {
    const opens = (day: string) => nextOpening('Europe/Moscow', hours, `${day}T00:00:00.000Z`);
    expect(opens('2026-06-10')).toBe('2026-06-10T05:00:00.000Z');
    expect(opens('2026-06-13')).toBe('2026-06-13T06:00:00.000Z');
    expect(opens('2026-06-12')).toBe('2026-06-12T07:00:00.000Z');
    expect(opens('2027-06-11')).toBe('2027-06-11T05:00:00.000Z');
    expect(opens('2027-01-01')).toBe('2027-01-01T07:00:00.000Z');
  });

  test('have parts: an opening in one lies in it, and nothing of it comes sooner', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PartOfDay.options),
        fc.constantFrom('unknown', ...oddZones),
        someMoment,
        fc.nat(1000),
        (part, zone, from, at) => {
          const each = hoursOf(['Europe/Berlin', 'Europe/Moscow']);
          const opens = nextOpeningIn(part, zone, each, from) ?? '';
          expect(isOpen(zone, each, opens)).toBe(true);
          expect(partOfDay(zone, each, opens)).toBe(part);
          const span = Date.parse(opens) - Date.parse(from);
          const before = new Date(Date.parse(from) + Math.floor((span * at) / 1001)).toISOString();
          if (before < opens) expect(isOpen(zone, each, before) && partOfDay(zone, each, before) === part).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('a day of the person begins when their calendar turns, also where clocks are changed that night', () => {
    fc.assert(
      fc.property(fc.constantFrom(...oddZones), someMoment, (zone, now) => {
        const next = nextDay(zone, hours, now);
        expect(dayOf(zone, hours, next) > dayOf(zone, hours, now)).toBe(true);
        const just = new Date(Date.parse(next) - 1).toISOString();
        // Clocks that are turned back at midnight show the evening twice.
        const turned = offsetAt(zone, Date.parse(just)) !== offsetAt(zone, Date.parse(next) - 7_200_000);
        if (!turned) expect(dayOf(zone, hours, just)).toBe(dayOf(zone, hours, now));
      }),
      { numRuns: 1_000 },
    );
  });

  test('end when they end: open up to then and shut from then on, in any zone and across every change of clocks', () => {
    let ended = 0;
    const property = fc.property(
      oddHours,
      fc.constantFrom('unknown', ...oddZones),
      someMoment,
      fc.nat(1000),
      (each, zone, moment, part) => {
        const now = nextOpening(zone, each, moment);
        if (!isOpen(zone, each, now)) return;
        const until = closesAt(zone, each, now);
        const span = until === undefined ? 2 * 24 * 60 * 60_000 : Date.parse(until) - Date.parse(now);
        for (const after of [0, Math.floor((span * part) / 1001), span - 1])
          expect(isOpen(zone, each, new Date(Date.parse(now) + after).toISOString())).toBe(true);
        if (until === undefined) return;
        ended += 1;
        expect(isOpen(zone, each, until)).toBe(false);
      },
    );
    fc.assert(property, { numRuns: 1_000 });
    expect(ended).toBeGreaterThan(500);
  });

  test('have no end for who asked for the hour, and at 21 in the evening of the person for others', () => {
    expect(closesAt('asked', hours, '2026-06-10T08:00:00.000Z')).toBeUndefined();
    expect(closesAt('Europe/Moscow', hours, '2026-06-10T08:00:00.000Z')).toBe('2026-06-10T18:00:00.000Z');
    const wide = hoursOf(['Europe/Kaliningrad', 'Europe/Moscow']);
    expect(closesAt('unknown', wide, '2026-06-10T08:00:00.000Z')).toBe('2026-06-10T18:00:00.000Z');
  });

  test('are those of the jurisdiction, or else of everywhere', () => {
    const far = hoursOf(['Asia/Kamchatka']);
    const policy = { everywhere: hours, jurisdictions: { kamchatka: far } };
    expect(hoursIn(policy, 'kamchatka')).toBe(far);
    expect(hoursIn(policy, 'main')).toBe(hours);
    expect(hoursIn(policy, 'constructor')).toBe(hours);
  });

  test('that never open for people whose zone is not known are known as such', () => {
    expect(neverOpens(hours)).toBe(false);
    expect(neverOpens(hoursOf(['Pacific/Kiritimati', 'America/New_York', 'Europe/Moscow']))).toBe(true);
    expect(neverOpens(hoursOf(['UTC'], { windows: { weekday: [], weekend: [], holiday: [] } }))).toBe(true);
  });

  test('are refused by name of field: a zone that is none, an hour that is none, a window over midnight', () => {
    for (const [wrong, field] of [
      [{ zones: ['Europe/Nowhere'] }, 'zones.0'],
      [{ windows: { ...hours.windows, weekday: [{ from: '07.00', to: '21:00' }] } }, 'windows.weekday.0.from'],
      [{ windows: { ...hours.windows, weekend: [{ from: '21:00', to: '08:00' }] } }, 'windows.weekend.0'],
      [{ holidays: ['1 May'] }, 'holidays.0'],
      [{ places: { Omsk: 'Omsk' } }, 'places.Omsk'],
    ] as const) {
      const read = z.safeParse(Hours, { ...hours, ...wrong });
      expect(read.error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
    }
  });
});
