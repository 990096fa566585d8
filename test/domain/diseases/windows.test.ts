import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseFacts } from '../../../shared/domain/cases/case-facts.ts';
import { type Day, plusDays } from '../../../shared/domain/dates.ts';
import { isolationOf, quarantineOf } from '../../../shared/domain/diseases/isolation.ts';
import { profileFor } from '../../../shared/domain/diseases/profile.ts';
import { shippedProfiles } from '../../../shared/domain/diseases/profiles.ts';
import { dayInWords, untilInWords, windowInWords } from '../../../shared/domain/diseases/window-words.ts';
import { anchorOf, windowsOf } from '../../../shared/domain/diseases/windows.ts';

const profile = (disease: string) => profileFor(disease, shippedProfiles);
const exact = (day: Day) => ({ day, estimated: false });

describe('the windows asked about', () => {
  test('of COVID-19 count from onset, and the infectious one ends today while it is open', () => {
    expect(
      windowsOf(profile('covid-19'), { onset: exact('2020-03-09'), report: exact('2020-03-12') }, '2020-03-13'),
    ).toEqual({
      anchor: { day: '2020-03-09', takenFrom: 'onset', estimated: false },
      source: {
        from: '2020-02-24',
        to: '2020-03-07',
        words: {
          en: 'from Monday the 24th of February to Saturday the 7th',
          ru: 'с понедельника, 24 февраля, по субботу, 7 марта',
        },
      },
      infectious: {
        from: '2020-03-07',
        to: '2020-03-13',
        words: { en: 'from Saturday the 7th to today', ru: 'с субботы, 7 марта, по сегодняшний день' },
      },
    });
  });

  test('of measles count from the rash: 21 to 7 days before it, and 4 days to either side', () => {
    expect(
      windowsOf(profile('measles'), { onset: exact('2020-03-05'), rash: exact('2020-03-10') }, '2020-03-20'),
    ).toMatchObject({
      anchor: { day: '2020-03-10', takenFrom: 'rash', estimated: false },
      source: { from: '2020-02-18', to: '2020-03-03' },
      infectious: {
        from: '2020-03-06',
        to: '2020-03-14',
        words: {
          en: 'from Friday the 6th to Saturday the 14th',
          ru: 'с пятницы, 6 марта, по субботу, 14 марта',
        },
      },
    });
  });

  test('of measles before the rash count from four days after onset, and say that it is estimated', () => {
    expect(anchorOf(profile('measles'), { onset: exact('2020-03-05') })).toEqual({
      day: '2020-03-09',
      takenFrom: 'onset',
      estimated: true,
    });
  });

  test('of MERS last from onset to recovery, today while nobody has recovered', () => {
    const facts: CaseFacts = { onset: exact('2015-05-11'), report: exact('2015-05-19') };
    expect(windowsOf(profile('mers'), facts, '2015-05-20')).toMatchObject({
      source: { from: '2015-04-27', to: '2015-05-09' },
      infectious: { from: '2015-05-11', to: '2015-05-20' },
    });
    const recovered = { ...facts, recovered: exact('2015-06-02') };
    expect(windowsOf(profile('mers'), recovered, '2015-06-10').infectious).toMatchObject({ to: '2015-06-02' });
  });

  test('of a disease that nobody described are none', () => {
    expect(windowsOf(profile('unspecified'), { onset: exact('2020-03-09') }, '2020-03-13')).toEqual({
      anchor: { day: '2020-03-09', takenFrom: 'onset', estimated: false },
    });
  });

  test('rest on the specimen where nobody knows the onset, else on the report, and say so', () => {
    const [specimen, report] = [exact('2020-03-08'), exact('2020-03-10')];
    expect(anchorOf(profile('covid-19'), { specimen, report })).toEqual({
      day: '2020-03-08',
      takenFrom: 'specimen',
      estimated: true,
    });
    expect(anchorOf(profile('covid-19'), { report })).toMatchObject({ takenFrom: 'report', estimated: true });
    expect(anchorOf(profile('covid-19'), { onset: { day: '2020-03-07', estimated: true }, report })).toMatchObject({
      takenFrom: 'onset',
      estimated: true,
    });
    expect(windowsOf(profile('covid-19'), {}, '2020-03-13')).toEqual({});
  });

  test('never reach past today, isolation or death, and are not there when nothing is left of them', () => {
    const day = fc.integer({ min: 0, max: 60 }).map((n) => plusDays('2020-02-01', n));
    const fact = fc.option(day.map(exact), { nil: undefined });
    const facts = fc.record({
      onset: fact,
      rash: fact,
      specimen: fact,
      report: fact,
      isolated: fact,
      recovered: fact,
      died: fact,
    });
    const disease = fc.constantFrom('covid-19', 'measles', 'mers', 'unspecified');
    fc.assert(
      fc.property(facts, day, disease, (known, today, name) => {
        const { source, infectious } = windowsOf(profile(name), known, today);
        for (const window of [source, infectious]) {
          if (window === undefined) continue;
          expect(window.from <= window.to).toBe(true);
          for (const end of [today, known.isolated?.day, known.died?.day])
            if (end !== undefined) expect(window.to <= end).toBe(true);
        }
      }),
    );
  });
});

describe('days in words', () => {
  test.each([
    ['2020-03-13', 'today', 'сегодня'],
    ['2020-03-12', 'yesterday', 'вчера'],
    ['2020-03-10', 'on Tuesday the 10th', 'во вторник, 10 марта'],
    ['2020-03-01', 'on Sunday the 1st', 'в воскресенье, 1 марта'],
    ['2020-02-22', 'on Saturday the 22nd of February', 'в субботу, 22 февраля'],
    ['2019-12-31', 'on Tuesday the 31st of December 2019', 'во вторник, 31 декабря 2019 года'],
    ['2020-03-11', 'on Wednesday the 11th', 'в среду, 11 марта'],
    ['2020-03-03', 'on Tuesday the 3rd', 'во вторник, 3 марта'],
  ])('%s is said as a person says it', (day, en, ru) => {
    expect(dayInWords(day, '2020-03-13')).toEqual({ en, ru });
  });

  test('a window of one day is that day, and ends are named from either side', () => {
    expect(windowInWords({ from: '2020-03-13', to: '2020-03-13' }, '2020-03-13')).toEqual({
      en: 'today',
      ru: 'сегодня',
    });
    expect(windowInWords({ from: '2020-03-12', to: '2020-03-13' }, '2020-03-13')).toEqual({
      en: 'from yesterday to today',
      ru: 'со вчерашнего дня по сегодняшний день',
    });
    expect(windowInWords({ from: '2020-03-10', to: '2020-03-12' }, '2020-03-13')).toEqual({
      en: 'from Tuesday the 10th to yesterday',
      ru: 'со вторника, 10 марта, по вчерашний день',
    });
    expect(untilInWords('2020-03-21', '2020-03-13')).toEqual({
      en: 'until the end of Saturday the 21st',
      ru: 'до субботы, 21 марта, включительно',
    });
  });
});

describe('days at home', () => {
  test('of the sick count from the anchor date; nobody can say beforehand when MERS is over', () => {
    expect(isolationOf(profile('covid-19'), { onset: exact('2020-03-09') })).toEqual({
      kind: 'isolation',
      disease: 'covid-19',
      from: '2020-03-09',
      until: '2020-03-19',
      estimated: false,
      profileVersion: 1,
    });
    expect(isolationOf(profile('mers'), { onset: exact('2015-05-11') })?.until).toBe('recovery');
    expect(isolationOf(profile('unspecified'), { onset: exact('2015-05-11') })).toBeUndefined();
    expect(isolationOf(profile('covid-19'), {})).toBeUndefined();
  });

  test('of the exposed count from the last of all exposures: a later one prolongs', () => {
    const [early, late] = [
      { lastExposure: '2020-03-01', toldOn: '2020-03-05' },
      { lastExposure: '2020-03-04', toldOn: '2020-03-05' },
    ];
    for (const exposures of [
      [early, late],
      [late, early],
    ])
      expect(quarantineOf(profile('covid-19'), exposures, '2020-03-06')).toMatchObject({
        kind: 'quarantine',
        from: '2020-03-04',
        until: '2020-03-18',
        estimated: false,
      });
    expect(quarantineOf(profile('covid-19'), [], '2020-03-06')).toBeUndefined();
  });

  test('of somebody who lives with the case count from the end of its infectious window, else from today', () => {
    const household = { lastExposure: '2020-03-04', continuing: true, toldOn: '2020-03-05' };
    const known = { ...household, infectiousUntil: '2020-03-15' };
    expect(quarantineOf(profile('covid-19'), [known], '2020-03-06')).toMatchObject({
      from: '2020-03-15',
      estimated: false,
    });
    expect(quarantineOf(profile('covid-19'), [household], '2020-03-06')).toMatchObject({
      from: '2020-03-06',
      estimated: true,
    });
  });

  test('of an exposure that nobody dated count from the day it was told, marked as such', () => {
    expect(quarantineOf(profile('measles'), [{ toldOn: '2020-03-05' }], '2020-03-06')).toMatchObject({
      from: '2020-03-05',
      until: '2020-03-26',
      estimated: true,
    });
  });
});
