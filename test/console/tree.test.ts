import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EdgeView, NodeView } from '../../shared/api/graph.ts';
import { plusDays } from '../../shared/domain/dates.ts';
import { daysBetween, marksOn, treeOf } from '../../web/graph/tree.ts';

const node = (person: string, onset?: string): NodeView => ({
  person,
  status: onset === undefined ? 'contact' : 'case',
  cases: onset === undefined ? [] : [{ disease: 'mers', onset }],
  step: 0,
  sources: 0,
});
const edge = (from: string, to: string, lastExposure?: string): EdgeView => ({
  id: `${from}-${to}`,
  kind: 'exposure',
  from,
  to,
  disease: 'mers',
  state: 'stands',
  ...(lastExposure === undefined ? {} : { lastExposure }),
});

describe('the drawing of a chain', () => {
  it('puts everybody below their source, on the day they fell ill or were last exposed', () => {
    const tree = treeOf(
      [node('c', '2015-05-20'), node('a', '2015-05-11'), node('b', '2015-05-18'), node('d')],
      [edge('a', 'b'), edge('a', 'c'), edge('b', 'd', '2015-05-19')],
    );
    expect(tree?.nodes.map(({ node: { person }, row, day, dayIs }) => [person, row, day, dayIs])).toEqual([
      ['a', 0, '2015-05-11', 'onset'],
      ['b', 1, '2015-05-18', 'onset'],
      ['d', 2, '2015-05-19', 'last-exposure'],
      ['c', 3, '2015-05-20', 'onset'],
    ]);
  });

  it('draws each person once and in a row of their own, in whatever circles they stand', () => {
    const people = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(people, fc.array(fc.tuple(fc.nat(39), fc.nat(39))), fc.array(fc.nat(60)), (count, pairs, days) => {
        const nodes = Array.from({ length: count }, (_, n) => {
          const day = days[n];
          return node(`p${n}`, day === undefined ? undefined : plusDays('2015-05-01', day));
        });
        const edges = pairs.map(([from, to]) => edge(`p${from}`, `p${to}`));
        const tree = treeOf(nodes, edges);
        const drawn = tree?.nodes.map(({ node: { person } }) => person) ?? [];
        expect(drawn.toSorted()).toEqual(nodes.map(({ person }) => person).toSorted());
        expect(tree?.nodes.map(({ row }) => row)).toEqual(drawn.map((_, row) => row));
        for (const { day } of tree?.nodes ?? [])
          expect(day >= (tree?.first ?? '') && day <= (tree?.last ?? '')).toBe(true);
      }),
    );
  });

  it('draws a chain of some hundreds without giving up', () => {
    const nodes = Array.from({ length: 600 }, (_, n) => node(`p${n}`, plusDays('2015-01-01', n)));
    const edges = nodes.slice(1).map(({ person }, n) => edge(`p${n}`, person));
    expect(treeOf(nodes, edges)?.nodes.at(-1)?.row).toBe(599);
  });

  it('marks about ten days of whatever time it spans', () => {
    for (const days of [0, 5, 30, 200, 700]) {
      const last = plusDays('2015-01-01', days);
      const marks = marksOn('2015-01-01', last);
      expect(marks.length).toBeLessThanOrEqual(14);
      expect(daysBetween(marks.at(-1) ?? '', last)).toBeGreaterThanOrEqual(0);
    }
  });
});
