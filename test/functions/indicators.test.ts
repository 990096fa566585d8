import { expect, test } from 'vitest';
import { buildSnapshot } from '../../functions/build-snapshot/build-snapshot.ts';
import { judgeLink } from '../../functions/judge-links/judge-links.ts';
import { readCurve } from '../../functions/read-metrics/read-curve.ts';
import { readIndicator, readIndicators } from '../../functions/read-metrics/read-indicators.ts';
import { readOffspring } from '../../functions/read-metrics/read-offspring.ts';
import { readSecondaryAttack } from '../../functions/read-metrics/read-secondary-attack.ts';
import type { Refused } from '../../shared/api/problem.ts';
import { shippedProfiles } from '../../shared/domain/diseases/profiles.ts';
import { isRefused } from '../../shared/runtime/http.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { contact, type Details, interview, report } from '../support/made-up.ts';
import { objectMap } from '../support/object-map.ts';
import { exposureOf, plantCases, plantExposures } from '../support/planted.ts';

/** What the desk did, as the indicators tell it. The world begins on 2 March 2020, 8 o’clock UTC. */
const world = freshWorld({ followUps: true });
const hour = 60;

function given<T extends object>(answer: T | Refused): T {
  if (isRefused(answer)) throw new Error(`refused: ${JSON.stringify(answer)}`);
  return answer;
}

async function metrics() {
  const store = objectMap();
  await buildSnapshot({ ...world(), ...world().wired, store, segments: 2 });
  return { store, profiles: shippedProfiles, policy: world().wired.policy, opened: new Map() };
}

async function call(result: Details) {
  await world().flow();
  const held = await world().mustClaim('ada');
  expect(await world().finish('ada', held, result)).toMatchObject({ status: 'recorded' });
  await world().flow();
  return held;
}

const caseInterview = (...rows: ReturnType<typeof contact>[]) => ({ outcome: 'completed', interview: interview(rows) });
const toldWell = {
  outcome: 'completed',
  interview: { protocol: { id: 'contact-notification', version: 1 }, answers: { symptoms: ['none'] } },
};

/** An indicator as `met/counted, pending`. */
async function figures(query: Parameters<typeof readIndicators>[1] = {}) {
  const { indicators, ...rest } = given(await readIndicators(await metrics(), query));
  const told = indicators.map((each) => [
    each.indicator,
    `${each.numerator}/${each.denominator}${each.pending > 0 ? `, ${each.pending} pending` : ''}`,
  ]);
  return { ...rest, told: Object.fromEntries(told) as Record<string, string>, indicators };
}

test('every indicator says of whom it was so, of whom not, and of whom nobody can say yet', async () => {
  await world().register(report({ caseId: '1', onsetDate: '2020-02-28' }));
  await call(caseInterview(contact('x', { lastExposure: '2020-03-01' }), contact('y', { lastExposure: '2020-03-01' })));
  await call(toldWell);
  await world().register(
    report({ caseId: '2', onsetDate: '2020-03-01', birthDate: '1950-01-01', name: { family: 'Б', given: 'В' } }),
  );
  await world().flow();
  const today = await figures();
  expect(today).toMatchObject({ asOf: '2020-03-02T08:00:00.000Z', disease: 'covid-19' });
  expect(today.told).toEqual({
    'interview-within-24h': '1/1, 1 pending',
    'notified-within-24h': '1/1, 1 pending',
    'cases-that-named': '1/1',
    'contacts-reached': '1/2',
    'follow-up-done': '2/2',
    'known-contacts': '0/2',
    unlinked: '2/2',
    'lost-to-follow-up': '0/1',
    'same-day-services': '0/0',
  });
  expect(today.contactsPerCase).toEqual({
    interviewed: 1,
    contacts: 2,
    mean: 2,
    median: 2,
    namedAny: 1,
    meanOfThose: 2,
  });
  world().forward(25 * hour);
  expect((await figures()).told).toMatchObject({
    'interview-within-24h': '1/2',
    'notified-within-24h': '1/2',
    'follow-up-done': '2/4',
  });
});

test('behind each number are the people it stands for, by day, jurisdiction and work list', async () => {
  await world().register(report({ caseId: '1', ref: 'LL-1' }));
  const { id } = await call(caseInterview());
  await world().register(report({ caseId: '2', birthDate: '1950-01-01', name: { family: 'Б', given: 'В' } }));
  world().forward(25 * hour);
  const from = await metrics();
  const [interviews] = given(await readIndicators(from, {})).indicators;
  expect(interviews).toMatchObject({
    numerator: 1,
    denominator: 2,
    value: 0.5,
    byDay: [{ day: '2020-03-02', numerator: 1, denominator: 2 }],
    byJurisdiction: [{ of: 'main', denominator: 2 }],
    byList: [{ of: 'main/any/interview', denominator: 2 }],
  });
  const people = async (query: Parameters<typeof readIndicator>[1]) =>
    given(await readIndicator(from, query, 'interview-within-24h'));
  expect(await people({ met: 'met' })).toMatchObject({
    total: 1,
    people: [{ person: id, ref: 'LL-1', day: '2020-03-02', met: 'met' }],
  });
  const all = await people({});
  expect([all.total, all.people.filter(({ ref }) => ref === undefined).length]).toEqual([2, 1]);
  expect(await people({ list: 'main/any/other' })).toMatchObject({ total: 0, people: [] });
  expect(await people({ from: '2020-03-03' })).toMatchObject({ total: 0 });
  expect(await readIndicator(from, {}, 'toString')).toMatchObject({ refused: 'no-such-indicator' });
});

test('of a file of cases only nobody can say how many contacts fall ill', async () => {
  await plantCases(world(), { a: '2020-02-01', b: '2020-02-06' });
  await plantExposures(world(), [exposureOf('a', 'b', { firstExposure: '2020-02-02' })]);
  expect(given(await readSecondaryAttack(await metrics(), {}))).toMatchObject({
    computable: false,
    all: { cases: 1, atRisk: 1, rate: null, low: null },
  });
});

test('a past day is shown as it was known then: corrections, judgements and withdrawals came later', async () => {
  const at = (day: number) => `2020-03-${String(day).padStart(2, '0')}T08:00:00.000Z`;
  await world().register(report({ caseId: 'a', issuedAt: at(2), onsetDate: '2020-02-20' }));
  await world().flow();
  world().forward(24 * hour);
  const second = { caseId: 'b', birthDate: '1950-01-01', name: { family: 'Б', given: 'В' } };
  await world().register(report({ ...second, issuedAt: at(3), onsetDate: '2020-02-27' }));
  await world().flow();
  const ofCase = new Map(
    (await world().items('caseFiles')).flatMap((item) =>
      item.sk === 'CASE' ? [[item.ref ?? item.caseId, item.personId]] : [],
    ),
  );
  expect(ofCase.size).toBe(2);
  const [first = '', other = ''] = [...ofCase.values()].map(String);
  world().forward(24 * hour);
  await judgeLink(world().wired, 'epi', other, { disease: 'covid-19', from: first, judged: 'confirmed' });
  world().forward(24 * hour);
  await world().register({
    kind: 'correct',
    source: 'laboratory',
    caseId: 'b',
    issuedAt: at(5),
    onsetDate: '2020-02-25',
  });
  await world().flow();
  world().forward(24 * hour);
  await world().register({ kind: 'withdraw', source: 'laboratory', caseId: 'a', issuedAt: at(6) });
  await world().flow();
  const from = await metrics();
  const known = async (day: string | undefined) => {
    const { r, cases } = given(await readOffspring(from, { known: day, immature: 'counted' }));
    const { curves } = given(await readCurve(from, { known: day, by: 'onset' }));
    return [cases, r.value, curves[0]?.days.map((each) => each.day)];
  };
  expect(await known('2020-03-01')).toEqual([0, null, []]);
  expect(await known('2020-03-02')).toEqual([1, 0, ['2020-02-20']]);
  expect(await known('2020-03-03')).toEqual([2, 0, ['2020-02-20', '2020-02-27']]);
  expect(await known('2020-03-04')).toEqual([2, 0.5, ['2020-02-20', '2020-02-27']]);
  expect(await known('2020-03-05')).toEqual([2, 0.5, ['2020-02-20', '2020-02-25']]);
  expect(await known('2020-03-06')).toEqual([1, 0, ['2020-02-25']]);
  expect(await known(undefined)).toEqual([1, 0, ['2020-02-25']]);
  expect(await readOffspring(from, { known: '2020-03-07' })).toMatchObject({ refused: 'invalid-fields' });
});
