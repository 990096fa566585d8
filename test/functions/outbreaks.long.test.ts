import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { listNetworks } from '../../functions/read-graph/list-networks.ts';
import { readChain } from '../../functions/read-graph/read-chain.ts';
import { readNetwork } from '../../functions/read-graph/read-network.ts';
import { readPerson } from '../../functions/read-graph/read-person.ts';
import type { Refused } from '../../shared/api/problem.ts';
import { shippedProfiles } from '../../shared/domain/diseases/profiles.ts';
import { isRefused } from '../../shared/runtime/http.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { expectKept, networksOf, settleNetworks } from '../support/kept-networks.ts';
import { exposureOf, plantCases, plantExposures } from '../support/planted.ts';

/** Published outbreaks, and the numbers that must come out of them. They are not part of the project. */
const data = join(import.meta.dirname, '../../../shared/data');
const present = existsSync(data);
if (!present) console.log('Skipped: the outbreaks of ../shared/data are not here.');

const world = freshWorld();
const graph = () => ({ ...world().wired, profiles: shippedProfiles });
const Rows = z.array(z.record(z.string(), z.string()));
const rowsOf = (file: string) => z.parse(Rows, parse(readFileSync(join(data, file)), { columns: true }));

function given<T extends object>(answer: T | Refused): T {
  if (isRefused(answer)) throw new Error(`refused: ${answer.refused}`);
  return answer;
}

async function plant(cases: Record<string, string | undefined>, pairs: readonly (readonly [string, string])[]) {
  await plantCases(world(), cases, 'unspecified');
  await plantExposures(
    world(),
    pairs.map(([from, to]) => exposureOf(from, to, { disease: 'unspecified' })),
  );
  await settleNetworks(world(), networksOf(world()));
  await expectKept(world());
}

/** How many people there are of each generation; `none` where a case has no link. */
async function generations(people: readonly string[]) {
  const counted: Record<string, number> = {};
  for (const person of people) {
    const { cases } = given(await readPerson(graph(), person, undefined));
    const generation = String(cases[0]?.generation ?? 'none');
    counted[generation] = (counted[generation] ?? 0) + 1;
  }
  return counted;
}

const sizes = async () => given(await listNetworks(graph(), {})).networks.map(({ people }) => people);

describe.skipIf(!present)('a published outbreak', () => {
  test('MERS in South Korea, 2015: components, generations, sources', async () => {
    const cases = Object.fromEntries(
      rowsOf('mers_korea_2015.linelist.csv').map(({ id = '', dt_onset }) => [id, dt_onset || undefined]),
    );
    const pairs = rowsOf('mers_korea_2015.contacts.csv').map(({ from = '', to = '' }) => [from, to] as const);
    await plant(cases, pairs);
    expect(await sizes()).toEqual([94, 3]);
    expect(await generations(Object.keys(cases))).toEqual({ 0: 2, 1: 28, 2: 65, 3: 2, none: 65 });
    const { nodes } = given(await readChain(graph(), 'SK_39', { direction: 'backwards', depth: '1' }));
    expect(nodes[0]).toMatchObject({ person: 'SK_39', sources: 3 });
    expect(given(await readNetwork(graph(), 'SK_14', { over: 'links' }))).toMatchObject({ people: 94, cases: 94 });
  }, 300_000);

  test('measles in Hagelloch, 1861: components, generations', async () => {
    const rows = rowsOf('measles_hagelloch_1861.csv');
    const cases = Object.fromEntries(rows.map(({ case_ID, date_of_prodrome }) => [`H_${case_ID}`, date_of_prodrome]));
    const pairs = rows
      .filter(({ infector = '' }) => /^\d+$/.test(infector))
      .map(({ case_ID, infector }) => [`H_${infector}`, `H_${case_ID}`] as const);
    expect(pairs).toHaveLength(184);
    await plant(cases, pairs);
    expect(await sizes()).toEqual([173, 9, 5]);
    expect(await generations(Object.keys(cases))).toEqual({ 0: 3, 1: 8, 2: 50, 3: 102, 4: 22, 5: 2, none: 1 });
  }, 300_000);
});
