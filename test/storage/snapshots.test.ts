import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayText, minuteText, never, noDay, noRow, wordAt } from '../../shared/domain/snapshot/columns.ts';
import { listSnapshots, openSnapshot, writeSnapshot } from '../../shared/storage/snapshots.ts';
import { objectMap } from '../support/object-map.ts';
import { tablesOf } from '../support/snapshots.ts';

const asOf = '2020-03-02T08:00:00.000Z';

async function written(rows: Parameters<typeof tablesOf>[0]) {
  const store = objectMap();
  await writeSnapshot(store, asOf, tablesOf(rows));
  const snapshot = await openSnapshot(store, asOf);
  if (snapshot === undefined) throw new Error('It was just written.');
  return { store, snapshot };
}

test('what was written is read, column by column, and what nobody knew is told apart from nothing', async () => {
  const { snapshot } = await written({
    people: [
      { person: 'a', jurisdiction: 'north' },
      { person: 'b', sameAs: 0 },
    ],
    cases: [{ person: 1, disease: 'mers', known: '1861-11-21T07:30:59.000Z', onset: '1861-11-19', onsetEstimated: 1 }],
  });
  expect([snapshot.rows('people'), snapshot.rows('cases'), snapshot.rows('referrals')]).toEqual([2, 1, 0]);
  const people = await snapshot.read('people', ['person', 'sameAs', 'jurisdiction']);
  expect(people.person).toEqual(['a', 'b']);
  expect([...people.sameAs]).toEqual([noRow, 0]);
  expect([0, 1].map((row) => wordAt(people.jurisdiction, row))).toEqual(['north', '']);
  const cases = await snapshot.read('cases', ['known', 'until', 'onset', 'rash', 'onsetEstimated']);
  expect(minuteText(cases.known[0] ?? 0), 'before 1970, and to the minute').toBe('1861-11-21T07:30:00.000Z');
  expect(dayText(cases.onset[0] ?? 0)).toBe('1861-11-19');
  expect([cases.until[0], cases.rash[0], cases.onsetEstimated[0]]).toEqual([never, noDay, 1]);
  expect(await snapshot.texts('people', 'person', [1, 0, 1])).toEqual(['b', 'a', 'b']);
  expect((await snapshot.read('referrals', ['referral', 'kind'])).referral).toEqual([]);
});

test('any days, texts and words come back as they were', async () => {
  const day = fc.integer({ min: -100_000, max: 100_000 }).map(dayText);
  const row = fc.record({
    exposure: fc.string({ unit: 'grapheme' }),
    setting: fc.option(fc.string(), { nil: undefined }),
    first: fc.option(day, { nil: undefined }),
    from: fc.nat(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row), async (exposures) => {
      const { snapshot } = await written({ exposures });
      const { exposure, setting, first, from } = await snapshot.read('exposures', [
        'exposure',
        'setting',
        'first',
        'from',
      ]);
      const read = exposures.map((_, n) => ({
        exposure: exposure[n],
        setting: wordAt(setting, n),
        first: first[n] === noDay ? undefined : dayText(first[n] ?? 0),
        from: from[n],
      }));
      expect(read).toEqual(exposures.map((each) => ({ ...each, setting: each.setting ?? '' })));
    }),
    { numRuns: 30 },
  );
});

test('of thousands of texts those of some rows are read, in the order they are asked for', async () => {
  const { snapshot } = await written({ people: Array.from({ length: 20_001 }, (_, n) => ({ person: `p${n}` })) });
  const rows = [20_000, 0, 9_999, 10_000, 19_999];
  expect(await snapshot.texts('people', 'person', rows)).toEqual(rows.map((row) => `p${row}`));
  expect(await snapshot.texts('people', 'person', [])).toEqual([]);
});

test('a column is read from its file once, and only the columns that are asked for', async () => {
  const { store, snapshot } = await written({
    people: [{ person: 'a' }],
    exposures: [{ exposure: 'x', from: 0, to: 0 }],
  });
  const asked: string[] = [];
  const { get } = store;
  store.get = (name) => {
    asked.push(name);
    return get(name);
  };
  await Promise.all([snapshot.read('exposures', ['from']), snapshot.read('exposures', ['from'])]);
  await snapshot.read('exposures', ['from']);
  expect(asked).toEqual([`snapshots/tables/${asOf}/exposures-0.parquet`]);
});

test('a snapshot that was not finished is none; those there are come oldest first', async () => {
  const store = objectMap();
  const tables = tablesOf({ people: [{ person: 'a' }] });
  await writeSnapshot(store, '2020-03-03T00:00:00.000Z', tables);
  await writeSnapshot(store, '2020-03-02T00:00:00.000Z', tables);
  store.files.delete('snapshots/manifests/2020-03-03T00:00:00.000Z.json');
  expect(await listSnapshots(store)).toEqual(['2020-03-02T00:00:00.000Z']);
  expect(await openSnapshot(store, '2020-03-03T00:00:00.000Z')).toBeUndefined();
});

test('whichever file a build ends at, the snapshot before is the newest, and the next build is whole', async () => {
  const { store, snapshot } = await written({ people: [{ person: 'a' }], cases: [{ person: 0, disease: 'mers' }] });
  const later = '2020-03-02T09:00:00.000Z';
  const tables = tablesOf({ people: [{ person: 'a' }, { person: 'b' }] });
  const whole = objectMap();
  await writeSnapshot(whole, later, tables);
  const count = whole.files.size;
  for (let files = 0; files < count; files++) {
    let left = files;
    const dying = {
      ...store,
      put: (name: string, content: Uint8Array) =>
        left-- > 0 ? store.put(name, content) : Promise.reject(new Error('The function was ended.')),
    };
    await expect(writeSnapshot(dying, later, tables)).rejects.toThrow('ended');
    expect(await listSnapshots(store)).toEqual([snapshot.asOf]);
    expect(await openSnapshot(store, later)).toBeUndefined();
  }
  await writeSnapshot(store, later, tables);
  expect(await listSnapshots(store)).toEqual([snapshot.asOf, later]);
  expect((await openSnapshot(store, later))?.rows('people')).toBe(2);
});

test('a snapshot says which diseases have cases, most cases first, from its manifest alone', async () => {
  const known = '2020-03-01T08:00:00.000Z';
  const stands = { person: 0, known, stands: 1 };
  const { store } = await written({
    people: [{ person: 'a' }],
    cases: [
      { ...stands, disease: 'measles' },
      { ...stands, disease: 'mers' },
      { ...stands, disease: 'mers' },
      { ...stands, disease: 'ebola', stands: 0 },
      { ...stands, disease: 'plague', known: '2020-03-02T09:00:00.000Z' },
      { ...stands, disease: 'covid-19', until: known },
    ],
  });
  const asked: string[] = [];
  const counting = {
    ...store,
    get: (name: string) => {
      asked.push(name);
      return store.get(name);
    },
  };
  const manifest = `snapshots/manifests/${asOf}.json`;
  const expected = ['mers', 'measles'];
  expect(await (await openSnapshot(counting, asOf))?.diseases()).toEqual(expected);
  expect(asked).toEqual([manifest]);
  const { diseases, ...before } = JSON.parse(Buffer.from(store.files.get(manifest) ?? '').toString());
  expect(diseases).toEqual(expected);
  store.files.set(manifest, Buffer.from(JSON.stringify(before)));
  expect(await (await openSnapshot(store, asOf))?.diseases(), 'of a snapshot from before').toEqual(expected);
});

test('a column takes no more bytes a row than its largest number, and words beyond 256 and 65,536 are none of the others', async () => {
  const names = (n: number) => Array.from({ length: n }, (_, name) => `place ${name}`);
  for (const [places, bytes] of [
    [255, 1],
    [256, 2],
    [65_535, 2],
    [65_536, 4],
  ] as const) {
    const { snapshot } = await written({ exposures: names(places).map((setting) => ({ setting, stands: 1 })) });
    const { setting, stands } = await snapshot.read('exposures', ['setting', 'stands']);
    expect([setting.codes.BYTES_PER_ELEMENT, stands.BYTES_PER_ELEMENT]).toEqual([bytes, 1]);
    expect([wordAt(setting, 0), wordAt(setting, places - 1), stands[0]]).toEqual(['place 0', `place ${places - 1}`, 1]);
  }
});
