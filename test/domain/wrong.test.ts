import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { Day, Moment } from '../../shared/domain/dates.ts';
import { wrong, wrongs } from '../../shared/domain/wrong.ts';
import { readOr } from '../../shared/domain/wrong-issue.ts';

const said = (schema: z.ZodMiniType, value: unknown) => {
  const read = readOr(schema, value);
  return 'wrong' in read ? read.wrong.map(({ path, ...what }) => [path.join('.'), what]) : [];
};
const text = z.string().check(z.minLength(3), z.maxLength(5));

test.each<[string, z.ZodMiniType, unknown, ReturnType<typeof wrong>]>([
  ['nothing where something must be', text, undefined, wrong('absent')],
  ['nothing where one of several must be', z.enum(['a', 'b']), undefined, wrong('absent')],
  ['another kind', text, 7, wrong('kind', { kind: 'string' })],
  ['what is not offered', z.enum(['a', 'b']), 'Petrov', wrong('not-offered', { options: 'a, b' })],
  ['a short text', text, 'ab', wrong('too-short', { least: 3 })],
  ['a long text', text, 'abcdef', wrong('too-long', { most: 5 })],
  ['too few', z.array(text).check(z.minLength(1)), [], wrong('too-few', { least: 1 })],
  ['too many', z.array(z.int()).check(z.maxLength(1)), [1, 2], wrong('too-many', { most: 1 })],
  ['too little', z.int().check(z.gte(2)), 1, wrong('too-little', { least: 2 })],
  ['too much', z.int().check(z.lte(2)), 3, wrong('too-much', { most: 2 })],
  ['no day', Day, '2020-02-30', wrong('date')],
  ['no moment', Moment, '2020-02-03', wrong('moment')],
  ['what is nothing like a moment', Moment, 'tomorrow', wrong('moment')],
  ['a moment that no calendar has', Moment, '2020-13-41T25:00:00Z', wrong('moment')],
  ['a moment before all years', Moment, '0000-01-01T00:00:00+01:00', wrong('moment-range')],
  [
    'what a schema says in its own words',
    z.string().check(z.regex(/^a/, 'begins with a')),
    'b',
    {
      ...wrong('form'),
      problem: 'begins with a',
    },
  ],
  ['what no schema says more of', z.union([z.int(), z.boolean()]), 'Petrov', wrong('form')],
])('a schema’s word on %s is a code with its values, and nothing of what was sent', (_, schema, value, what) => {
  expect(said(z.strictObject({ field: schema }), { field: value })).toEqual([['field', what]]);
  expect(JSON.stringify(said(schema, value))).not.toContain('Petrov');
});

test('a field that says which of several shapes it is, is told which there are', () => {
  const shapes = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('report') }),
    z.strictObject({ kind: z.literal('withdraw') }),
  ]);
  const one = wrong('not-offered', { options: 'report, withdraw' });
  expect(said(shapes, { kind: 'Petrov' })).toEqual([['kind', one]]);
  expect(said(shapes, {})).toEqual([['kind', one]]);
});

test('each unknown field is named', () => {
  const schema = z.strictObject({ in: z.strictObject({}) });
  expect(said(schema, { in: { shoes: 44, hat: 7 } })).toEqual([
    ['in.shoes', wrong('unknown-field')],
    ['in.hat', wrong('unknown-field')],
  ]);
});

test('English stands for every code, with the values that it takes', () => {
  expect(wrong('cells', { cells: 3, columns: 2 }).problem).toBe('has 3 cells, and there are 2 columns');
  expect(wrong('date-or-guess').problem).toBe(wrongs['date-or-guess']);
  expect(new Set(Object.values(wrongs)).size).toBe(Object.keys(wrongs).length);
});
