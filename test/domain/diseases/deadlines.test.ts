import { expect, test } from 'vitest';
import { actUntil } from '../../../shared/domain/diseases/deadlines.ts';
import { profileFor } from '../../../shared/domain/diseases/profile.ts';
import { shippedProfiles } from '../../../shared/domain/diseases/profiles.ts';

const of = (disease: string) => profileFor(disease, shippedProfiles);

test('a measles contact can be helped for six days after the day of exposure, by immunoglobulin', () => {
  expect(actUntil(of('measles'), '2020-03-01')).toBe('2020-03-08T00:00:00.000Z');
});

test('there is no deadline where nothing helps, or nobody knows when it was', () => {
  expect(actUntil(of('covid-19'), '2020-03-01')).toBeUndefined();
  expect(actUntil(of('measles'), undefined)).toBeUndefined();
});
