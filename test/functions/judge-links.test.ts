import { expect, test } from 'vitest';
import { judgeLink } from '../../functions/judge-links/judge-links.ts';
import { readChain } from '../../functions/read-graph/read-chain.ts';
import { readPerson } from '../../functions/read-graph/read-person.ts';
import type { JudgeRequest } from '../../shared/api/graph.ts';
import { shippedProfiles } from '../../shared/domain/diseases/profiles.ts';
import { readPersonFile } from '../../shared/storage/graph.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { endCase, exposureOf, plantCases, plantExposures, plantMerge } from '../support/planted.ts';

const world = freshWorld();
const graph = () => ({ ...world().wired, profiles: shippedProfiles });
const disease = 'covid-19';

const judge = (by: string, person: string, request: Omit<JudgeRequest, 'disease'>) =>
  judgeLink(world().wired, by, person, { disease, ...request });

async function sourcesOf(person: string): Promise<string[]> {
  const answer = await readChain(graph(), person, { direction: 'backwards', depth: '1' });
  if ('refused' in answer) throw new Error(answer.refused);
  return answer.edges.map(({ from, state, preferred }) => `${from} ${state}${preferred ? ' preferred' : ''}`);
}

async function threeSources() {
  await plantCases(world(), { a: undefined, b: undefined, c: undefined, x: undefined });
  await plantExposures(world(), [exposureOf('a', 'x'), exposureOf('b', 'x')]);
}

test('a link is confirmed, preferred and ruled out with who and when, and a judgement taken back leaves the rule', async () => {
  await threeSources();
  expect(await judge('epi-1', 'x', { from: 'a', judged: 'confirmed', preferred: true })).toEqual({
    status: 'judged',
    preferred: 'a',
  });
  expect(await sourcesOf('x')).toEqual(['a confirmed preferred', 'b proposed']);
  world().forward(5);
  expect(await judge('epi-2', 'x', { from: 'b', judged: 'ruled-out', why: 'they never met' })).toMatchObject({
    status: 'judged',
  });
  expect(await sourcesOf('x')).toEqual(['a confirmed preferred']);
  const seen = await readPerson(graph(), 'x', undefined);
  expect(seen).toMatchObject({
    links: [
      { from: 'a', state: 'confirmed', preferred: true, judgedBy: 'epi-1', judgedAt: '2020-03-02T08:00:00.000Z' },
      { from: 'b', state: 'ruled-out', judgedBy: 'epi-2', judgedAt: '2020-03-02T08:05:00.000Z' },
    ],
  });
  expect(await judge('epi-1', 'x', { from: 'b', judged: 'proposed' })).toMatchObject({ status: 'judged' });
  expect(await sourcesOf('x')).toEqual(['a confirmed preferred', 'b proposed']);
  const kept = (await world().items('caseFiles')).filter(({ sk }) => sk.startsWith('WAS#JUDGED#'));
  expect(kept.map(({ version }) => version)).toEqual([1, 2]);
});

test('a source is confirmed whom nobody named; one that is ruled out is not preferred any more', async () => {
  await threeSources();
  await judge('epi', 'x', { from: 'c', judged: 'confirmed', preferred: true });
  expect(await sourcesOf('x')).toEqual(['a proposed', 'b proposed', 'c confirmed preferred']);
  expect(await judge('epi', 'x', { from: 'c', judged: 'ruled-out' })).toEqual({ status: 'judged' });
  expect(await sourcesOf('x')).toEqual(['a proposed', 'b proposed']);
});

test('what was judged of somebody who turned out to be another goes on as one, and is theirs again when they are two', async () => {
  await threeSources();
  await judge('epi-1', 'x', { from: 'a', judged: 'confirmed', preferred: true });
  await plantCases(world(), { y: undefined });
  await judge('epi-1', 'y', { from: 'b', judged: 'confirmed' });
  // The infections are one from now on; the sources, too, turn out to be one.
  await endCase(world(), 'x');
  await plantMerge(world(), 'y', 'x');
  expect(await sourcesOf('x')).toEqual(['a confirmed preferred', 'b confirmed']);
  world().forward(1);
  expect(await judge('epi-2', 'x', { from: 'a', judged: 'confirmed', preferred: false })).toEqual({ status: 'judged' });
  expect(await sourcesOf('y')).toEqual(['a confirmed', 'b confirmed']);
  world().forward(1);
  await plantMerge(world(), 'a', 'b');
  expect(await judge('epi-2', 'x', { from: 'b', judged: 'ruled-out' })).toEqual({ status: 'judged' });
  expect(await sourcesOf('y')).toEqual([]);
  await plantMerge(world(), 'y', 'x', 'parted');
  expect((await readPersonFile(graph(), 'x')).judged).toMatchObject([{ preferred: 'a' }]);
});

test('the same judgement again changes nothing', async () => {
  await threeSources();
  await judge('epi-1', 'x', { from: 'a', judged: 'confirmed', preferred: true });
  expect(await judge('epi-2', 'x', { from: 'a', judged: 'confirmed' })).toEqual({
    status: 'already-so',
    preferred: 'a',
  });
  expect(await judge('epi-2', 'x', { from: 'b', judged: 'proposed' })).toEqual({
    status: 'already-so',
    preferred: 'a',
  });
});

test('of two who prefer different sources at one moment one comes after the other, and both words are kept', async () => {
  await threeSources();
  await Promise.all(
    ['a', 'b', 'c'].map((from) => judge(`epi-${from}`, 'x', { from, judged: 'confirmed', preferred: true })),
  );
  const sources = await sourcesOf('x');
  expect(sources).toHaveLength(3);
  expect(sources.filter((source) => source.endsWith('preferred'))).toHaveLength(1);
});

test('a link is between two cases of one disease', async () => {
  await threeSources();
  await plantExposures(world(), [exposureOf('a', 'contact')]);
  const judged = 'confirmed' as const;
  expect(await judge('epi', 'contact', { from: 'a', judged })).toMatchObject({ fields: [{ field: 'person' }] });
  expect(await judge('epi', 'x', { from: 'contact', judged })).toMatchObject({ fields: [{ field: 'from' }] });
  expect(await judge('epi', 'x', { from: 'x', judged })).toMatchObject({ refused: 'invalid-fields' });
});
