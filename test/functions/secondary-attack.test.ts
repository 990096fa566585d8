import { expect, test } from 'vitest';
import { readSecondaryAttack } from '../../functions/read-metrics/read-secondary-attack.ts';
import { shippedProfiles } from '../../shared/domain/diseases/profiles.ts';
import { writeSnapshot } from '../../shared/storage/snapshots.ts';
import { objectMap } from '../support/object-map.ts';
import { type Rows, tablesOf } from '../support/snapshots.ts';

const asOf = '2020-04-01T00:00:00.000Z';
const known = '2020-03-01T00:00:00.000Z';
const disease = 'covid-19';

async function attack(rows: Rows) {
  const store = objectMap();
  await writeSnapshot(store, asOf, tablesOf(rows));
  return readSecondaryAttack({ store, profiles: shippedProfiles, opened: new Map() }, {});
}

const sick = (person: number, onset: string) => ({ person, disease, known, registered: known, stands: 1, onset });
const told = (to: number, more: object = {}) => ({
  from: 0,
  to,
  disease,
  known,
  named: known,
  stands: 1,
  namedBy: 'from',
  setting: 'household',
  risk: 'high',
  first: '2020-03-02',
  last: '2020-03-04',
  ...more,
});
const followed = (person: number, end?: string) => ({
  person,
  disease,
  because: 'exposed',
  start: '2020-03-05',
  end,
  ended: end === undefined ? undefined : '2020-03-18',
});
const people = Array.from({ length: 9 }, (_, n) => ({ person: `p${n}` }));

test('contacts who fell ill in time are counted of those at risk whose follow-up ended; the others by why they are not', async () => {
  const answer = await attack({
    people,
    // COVID-19: onset 2 to 14 days after the exposure. Of 2 to 4 March: from the 4th to the 18th.
    cases: [sick(0, '2020-03-01'), sick(1, '2020-03-04'), sick(2, '2020-03-03'), sick(3, '2020-03-19')],
    exposures: [
      told(1),
      told(2),
      told(3),
      told(4),
      told(5),
      told(6),
      told(7),
      told(8, { first: undefined, last: undefined }),
    ],
    followUps: [followed(4, 'completed'), followed(5, 'completed'), followed(6, 'lost'), followed(7)],
  });
  expect(answer).toMatchObject({
    computable: true,
    all: {
      cases: 1,
      atRisk: 3,
      leftOut: { 'co-primary': 1, 'later-case': 1, lost: 1, unfinished: 2, undated: 0 },
    },
    bySetting: [{ of: 'household', cases: 1, atRisk: 3 }],
  });
});

test('a contact with several exposures counts once, under the highest risk', async () => {
  const answer = await attack({
    people,
    cases: [sick(0, '2020-03-01')],
    exposures: [
      told(4, { risk: 'low', setting: 'work', last: '2020-03-09' }),
      told(4, { risk: 'high', setting: 'household' }),
      told(5, { risk: 'low', setting: 'work' }),
    ],
    followUps: [followed(4, 'completed'), followed(5, 'completed')],
  });
  expect(answer).toMatchObject({
    all: { cases: 0, atRisk: 2, rate: 0, low: 0 },
    byRisk: [
      { of: 'high', atRisk: 1 },
      { of: 'low', atRisk: 1 },
    ],
    bySetting: [
      { of: 'household', atRisk: 1 },
      { of: 'work', atRisk: 1 },
    ],
  });
});

test('what was taken back, or told by whoever is no case, exposes nobody', async () => {
  const answer = await attack({
    people,
    cases: [sick(0, '2020-03-01')],
    exposures: [told(4, { stands: 0 }), told(5, { from: 6 }), told(7)],
    followUps: [followed(4, 'completed'), followed(5, 'completed'), followed(7, 'completed')],
  });
  expect(answer).toMatchObject({ all: { atRisk: 1 } });
});
