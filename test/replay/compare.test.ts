import { describe, expect, it } from 'vitest';
import { compareGraph, doubledPeople } from '../../local/replay/compare.ts';

const party = (ref: string, person = `person-${ref}`) => ({ ref, person });
const edge = (from: string, to: string) => ({ from: party(from), to: party(to) });
const pairs = [
  { from: 'A', to: 'B' },
  { from: 'B', to: 'C' },
];

describe('comparing the graph with the file', () => {
  it('finds nothing to say when both hold the same', () => {
    const graph = compareGraph(pairs, [edge('B', 'C'), edge('A', 'B')]);
    expect(graph).toEqual({ expected: 2, found: 2, missing: [], unexpected: [] });
  });

  it('names what the file has and the graph has not', () => {
    expect(compareGraph(pairs, [edge('A', 'B')])).toMatchObject({ found: 1, missing: [{ from: 'B', to: 'C' }] });
  });

  it('takes an exposure the wrong way round for missing and unexpected', () => {
    const graph = compareGraph(pairs, [edge('A', 'B'), edge('C', 'B')]);
    expect(graph).toMatchObject({ missing: [{ from: 'B', to: 'C' }], unexpected: [{ from: 'C', to: 'B' }] });
  });

  it('does not let a pair that is stored twice pass', () => {
    const graph = compareGraph(pairs, [edge('A', 'B'), edge('A', 'B'), edge('B', 'C')]);
    expect(graph).toMatchObject({ found: 2, unexpected: [{ from: 'A', to: 'B' }] });
  });

  it('shows an exposure of somebody without a reference as unexpected', () => {
    const graph = compareGraph([], [{ from: party('A'), to: { person: 'stranger' } }]);
    expect(graph.unexpected).toEqual([{ from: 'A', to: null }]);
  });

  it('finds a number that stands for two people', () => {
    const doubled = doubledPeople([edge('A', 'B'), { from: party('B', 'another B'), to: party('C') }]);
    expect([...doubled]).toEqual([['B', ['person-B', 'another B']]]);
  });
});
