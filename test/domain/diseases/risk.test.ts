import { expect, test } from 'vitest';
import { profileFor } from '../../../shared/domain/diseases/profile.ts';
import { shippedProfiles } from '../../../shared/domain/diseases/profiles.ts';
import { riskByRule } from '../../../shared/domain/diseases/risk.ts';

test.each([
  ['covid-19', { distance: 2, duration: 15 }, 'high', 'within 2 m for a quarter of an hour'],
  ['covid-19', { distance: 0, duration: 15, protection: 'some' }, 'high', 'a mask on one of them is not enough'],
  ['covid-19', { distance: 2.5, duration: 120 }, 'low', 'further away'],
  ['covid-19', { distance: 1, duration: 5 }, 'low', 'for a moment'],
  ['covid-19', { distance: 1, duration: 60, protection: 'full' }, 'low', 'both protected'],
  ['covid-19', { distance: 3 }, 'low', 'far, however long'],
  ['covid-19', { distance: 1 }, 'unknown', 'near, and nobody asked how long'],
  ['covid-19', {}, 'unknown', 'nothing was asked'],
  ['covid-19', { continuing: true }, 'high', 'they live together'],
  ['covid-19', { relation: 'household' }, 'high', 'of the household'],
  ['covid-19', { sameAir: true }, 'unknown', 'the same air is no rule of this disease'],
  ['measles', { sameAir: true, distance: 30, duration: 1 }, 'high', 'the same air, at any distance and for any time'],
  ['measles', { sameAir: false }, 'low', 'never in the same air'],
  ['measles', { distance: 1, duration: 60 }, 'unknown', 'metres are no rule of this disease'],
  ['mers', { sameAir: true }, 'high', 'the same room'],
  ['mers', { distance: 1 }, 'high', 'near is enough without a least time'],
  ['mers', { sameAir: false, distance: 5 }, 'low', 'neither near nor in the same room'],
  ['mers', { sameAir: false }, 'unknown', 'not in the same room, and nobody asked how near'],
  ['mers', { relation: 'care' }, 'high', 'cared for them'],
  ['unspecified', { continuing: true, distance: 0 }, 'unknown', 'no rule'],
] as const)('%s %j: %s, because %s', (disease, circumstances, risk, _why) => {
  expect(riskByRule(circumstances, profileFor(disease, shippedProfiles))).toBe(risk);
});
