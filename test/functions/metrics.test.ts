import { describe, expect, test } from 'vitest';
import { buildSnapshot } from '../../functions/build-snapshot/build-snapshot.ts';
import type { Metrics } from '../../functions/read-metrics/question.ts';
import { readClusters } from '../../functions/read-metrics/read-clusters.ts';
import { readCurve } from '../../functions/read-metrics/read-curve.ts';
import { readGenerations } from '../../functions/read-metrics/read-generations.ts';
import { readOffspring } from '../../functions/read-metrics/read-offspring.ts';
import { readSerialInterval } from '../../functions/read-metrics/read-serial-interval.ts';
import type { Refused } from '../../shared/api/problem.ts';
import { shippedProfiles } from '../../shared/domain/diseases/profiles.ts';
import { isRefused } from '../../shared/runtime/http.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { objectMap } from '../support/object-map.ts';
import { exposureOf, plantCases, plantExposures } from '../support/planted.ts';
import { hagelloch, mers, type Pairs, published } from '../support/published.ts';

const world = freshWorld();

function given<T extends object>(answer: T | Refused): T {
  if (isRefused(answer)) throw new Error(`refused: ${answer.refused} ${JSON.stringify(answer)}`);
  return answer;
}

/** The metrics of the tables as they are now. */
async function metrics(): Promise<Metrics> {
  const store = objectMap();
  await buildSnapshot({ ...world(), ...world().wired, store, segments: 3 });
  return { store, profiles: shippedProfiles, opened: new Map() };
}

async function planted({ onsets, pairs }: Pairs, disease: string): Promise<Metrics> {
  await plantCases(world(), onsets, disease);
  await plantExposures(
    world(),
    pairs.map(([from, to]) => exposureOf(from, to, { disease })),
  );
  return metrics();
}

describe.skipIf(!published)('out of the tables, by a snapshot, come the published numbers of', () => {
  test('MERS in South Korea, 2015', async () => {
    const from = await planted(mers(), 'unspecified');
    const all = given(await readOffspring(from, {}));
    expect(all).toMatchObject({ asOf: '2020-03-02T08:00:00.000Z', disease: 'unspecified', cases: 162 });
    expect(all.most[0]).toEqual({ person: 'SK_14', ref: 'SK_14', infected: 38 });
    expect([all.r.value, all.r.low, all.r.high].map((n) => n?.toFixed(4))).toEqual(['0.6049', '0.2260', '2.5104']);
    expect(all.k.value?.toFixed(5)).toBe('0.02040');
    const linked = given(await readOffspring(from, { population: 'linked' }));
    expect([linked.cases, linked.r.value?.toFixed(4), linked.k.value?.toFixed(4)]).toEqual([97, '1.0103', '0.0350']);
    expect(given(await readSerialInterval(from, {}))).toMatchObject({ n: 98, median: 14, negative: 0 });
    const { generations, unlinked } = given(await readGenerations(from, {}));
    expect([generations.map(({ cases }) => cases), unlinked]).toEqual([[2, 28, 65, 2], 65]);
    expect(given(await readClusters(from, {}))).toMatchObject({
      clusters: 2,
      alone: 65,
      largest: [{ size: 94, cases: 94, ref: expect.stringMatching(/^SK_\d+$/), firstDay: '2015-05-11' }, { size: 3 }],
    });
    const { curves } = given(await readCurve(from, { by: 'onset' }));
    expect(curves).toMatchObject([{ of: '', cases: 162, withoutDate: 27 }]);
  });

  test('measles in Hagelloch, 1861', async () => {
    const from = await planted(hagelloch(), 'unspecified');
    const { r, k } = given(await readOffspring(from, {}));
    expect([r.value?.toFixed(4), r.low?.toFixed(3), r.high?.toFixed(3)]).toEqual(['0.9787', '0.716', '1.365']);
    expect([k.value?.toFixed(5), k.low?.toFixed(3), k.high?.toFixed(3)]).toEqual(['0.25474', '0.174', '0.374']);
    const interval = given(await readSerialInterval(from, {}));
    expect([interval.n, interval.mean?.toFixed(3), interval.sd?.toFixed(3)]).toEqual([184, '10.391', '1.679']);
    expect(given(await readClusters(from, {})).largest.map(({ size }) => size)).toEqual([173, 9, 5]);
  });
});
