import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  actBeforeHours,
  problemsInProfile,
  profileFor,
  readDiseaseProfile,
} from '../../../shared/domain/diseases/profile.ts';
import measlesFile from '../../../shared/domain/diseases/profiles/measles.json' with { type: 'json' };
import { shippedProfiles } from '../../../shared/domain/diseases/profiles.ts';
import { inLine } from '../../../shared/domain/read-data.ts';

const measles = () => structuredClone(measlesFile);
const problems = (data: unknown) => problemsInProfile('profiles/measles.json', data).map(inLine);

describe('a disease profile', () => {
  test('ships for every file there is', () => {
    const files = readdirSync('shared/domain/diseases/profiles').map((name) => name.replace('.json', ''));
    expect(shippedProfiles.map(({ disease }) => disease).sort()).toEqual(files.sort());
  });

  test('is found by its disease, newest first, however it is capitalised', () => {
    const newer = { ...profileFor('measles', shippedProfiles), version: 7 };
    expect(profileFor('Measles', [...shippedProfiles, newer])).toBe(newer);
    expect(profileFor('MERS', shippedProfiles).followUp?.days).toBe(14);
  });

  test('of a disease that nobody described asks for nothing', () => {
    const none = profileFor('sweating sickness', shippedProfiles);
    expect(none.disease).toBe('unspecified');
    expect([none.sourceWindow, none.infectiousWindow, none.followUp, none.actBefore]).toEqual(Array(4).fill(undefined));
  });

  test('says until when something helps in hours, however it was written', () => {
    const acts = profileFor('measles', shippedProfiles).actBefore ?? [];
    expect(acts.map((act) => [act.what, actBeforeHours(act)])).toEqual([
      ['vaccine', 72],
      ['immunoglobulin', 144],
    ]);
  });
});

describe('a profile that cannot be used', () => {
  test.each([
    [{ ...measles(), followUp: { every: 1 } }, 'followUp.days: is missing'],
    [{ ...measles(), followUp: { days: 'three weeks', every: 1 } }, 'followUp.days: '],
    [{ ...measles(), followUp: { days: 21, every: 2 } }, 'followUp.every: '],
    [{ ...measles(), sourceWindow: { from: -7, to: -21 } }, 'sourceWindow: from is not after to'],
    [{ ...measles(), disease: 'Measles!' }, 'disease: a disease is written in small letters'],
    [{ ...measles(), actBefore: [{ what: 'vaccine' }] }, 'actBefore.0: has either hours or days'],
    [{ ...measles(), actBefore: [{ what: 'vaccine', hours: 72, days: 3 }] }, 'actBefore.0: has either hours or days'],
    [{ ...measles(), folowUp: { days: 21 } }, 'folowUp: unknown field'],
    [{ ...measles(), name: { en: 'measles' } }, 'name.ru: is missing'],
    [{ ...measles(), source: { ...measles().source, followUp: undefined } }, 'source.followUp: '],
    [
      { ...measles(), isolationDays: undefined },
      'source.isolationDays: is the source of a figure that the profile does not give',
    ],
  ])('is refused with the place to be mended (%#)', (data, problem) => {
    const found = problems(data);
    expect(
      found.some((each) => each.startsWith(`profiles/measles.json: ${problem}`)),
      found.join('\n'),
    ).toBe(true);
  });

  test('is refused with every place at once', () => {
    const bad = { ...measles(), followUp: { every: 1 }, anchor: 'noon' };
    expect(() => readDiseaseProfile('profiles/measles.json', bad)).toThrow(
      /profiles\/measles\.json: anchor: .*\nprofiles\/measles\.json: followUp\.days: is missing/,
    );
  });

  test('gives a figure only with the source of it', () => {
    const { quarantineDays: _, ...source } = measles().source;
    expect(problems({ ...measles(), source })).toEqual([
      'profiles/measles.json: source.quarantineDays: is missing: say where this figure comes from',
    ]);
  });
});
