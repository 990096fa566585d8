import { expect, test } from 'vitest';
import {
  applyProposed,
  compareSettings,
  showHistory,
  showSetting,
  showSettings,
} from '../../functions/keep-settings/keep-settings.ts';
import shipped from '../../shared/domain/desk/default-policy.json' with { type: 'json' };
import { shippedProfiles } from '../../shared/domain/diseases/profiles.ts';
import { openSettings } from '../../shared/runtime/settings.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { report } from '../support/made-up.ts';

const world = freshWorld();
const keeping = () => ({
  desk: { client: world().client, table: world().desk },
  queue: world().counters,
  clock: world().clock,
});
const inForce = async () => openSettings(world().client, world().desk)();

const policy = (more: object, version = shipped.version + 1) => ({
  kind: 'policy' as const,
  document: { ...shipped, version, ...more },
});
const apply = (documents: { kind: 'policy' | 'profiles' | 'protocols'; document: unknown }[], more = {}) =>
  applyProposed(keeping(), 'eve', { documents, why: 'two more districts', ...more });

test('everything is as shipped until somebody applies settings', async () => {
  const shown = await showSettings(keeping());
  expect(shown).not.toHaveProperty('applied');
  expect(shown.inForce).toContainEqual({ kind: 'policy', name: 'default', version: shipped.version, shipped: true });
  expect(shown.inForce).toContainEqual({ kind: 'protocols', name: 'case-interview', version: 2, shipped: true });
  expect(await showHistory(keeping())).toEqual({ history: [] });
});

test('a proposal is compared with what is in force before anybody applies it, and nothing is stored', async () => {
  const proposal = policy({ releases: { perHour: 3 } });
  expect(await compareSettings(keeping(), { documents: [proposal] })).toEqual({
    differences: [
      `policy/default: version: ${shipped.version} -> ${shipped.version + 1}`,
      `policy/default: releases.perHour: ${shipped.releases.perHour} -> 3`,
    ],
    problems: [],
    leftBehind: [],
  });
  expect((await showSettings(keeping())).applied).toBeUndefined();
});

test('every problem is told with its place, and nothing is applied while there is any', async () => {
  const wrong = policy({ releases: { perHour: 'many' }, wish: 1 });
  const compared = await compareSettings(keeping(), { documents: [wrong] });
  expect(compared).toMatchObject({
    problems: [
      { field: 'policy.json: releases.perHour', code: 'kind' },
      { field: 'policy.json: wish', code: 'unknown-field' },
    ],
  });
  expect(await apply([wrong])).toMatchObject({
    refused: 'unusable-settings',
    fields: [{ field: 'policy.json: releases.perHour' }, { field: 'policy.json: wish' }],
  });
  expect((await showSettings(keeping())).applied).toBeUndefined();
});

test('what is applied is in force, with who, when and why; the same again changes nothing', async () => {
  const proposal = policy({ releases: { perHour: 3 } });
  expect(await apply([proposal])).toEqual({ status: 'applied', version: 1, at: world().now() });
  expect((await inForce()).policy.releases.perHour).toBe(3);
  expect(await apply([proposal])).toMatchObject({ status: 'unchanged', version: 1 });
  const shown = await showSettings(keeping());
  expect(shown.applied).toMatchObject({ version: 1, by: 'eve', why: 'two more districts' });
  expect(shown.inForce).toContainEqual({ kind: 'policy', name: 'default', version: 3, shipped: false });
});

test('one profile takes the place of its namesake, and all the others stay', async () => {
  const [first, ...others] = shippedProfiles;
  const document = { ...first, version: (first?.version ?? 0) + 1, name: { en: 'Another', ru: 'Другая' } };
  expect(await apply([{ kind: 'profiles', document }])).toMatchObject({ status: 'applied' });
  const { profiles } = await inForce();
  expect(profiles.find(({ disease }) => disease === first?.disease)?.name.en).toBe('Another');
  expect(profiles.map(({ disease }) => disease).toSorted()).toEqual(
    shippedProfiles.map(({ disease }) => disease).toSorted(),
  );
  expect(others.length).toBeGreaterThan(2);
});

test('a version that is in force is never changed', async () => {
  await apply([policy({})]);
  expect(await apply([policy({ releases: { perHour: 3 } })])).toMatchObject({
    refused: 'unusable-settings',
    fields: [{ field: 'policy.json: version', code: 'version-past', problem: expect.stringContaining('raise it to') }],
  });
});

test('earlier versions stay readable, and any two are compared', async () => {
  await apply([policy({ releases: { perHour: 3 } })]);
  world().forward(5);
  await apply([policy({ releases: { perHour: 5 } }, shipped.version + 2)]);
  const { history } = await showHistory(keeping());
  expect(history.map(({ version, by }) => `${version} ${by}`)).toEqual(['2 eve', '1 eve']);
  const from = shipped.version + 1;
  expect(await showSetting(keeping(), 'policy', 'default', from)).toMatchObject({
    document: { releases: { perHour: 3 } },
  });
  expect(await showSetting(keeping(), 'policy', 'default', shipped.version)).toMatchObject({ document: shipped });
  expect(await showSetting(keeping(), 'protocols', 'case-interview', 1)).toMatchObject({ version: 1 });
  expect(await showSetting(keeping(), 'policy', 'default', 99)).toEqual({ refused: 'no-such-setting' });
  expect(await compareSettings(keeping(), { kind: 'policy', name: 'default', from, to: from + 1 })).toMatchObject({
    differences: expect.arrayContaining(['releases.perHour: 3 -> 5']),
  });
});

test('settings that would leave open tasks to nobody are refused, unless that is wanted', async () => {
  await world().register(report());
  await world().flow();
  const moved = policy({ jurisdictions: { fallback: 'elsewhere', byDistrict: {} } });
  const compared = await compareSettings(keeping(), { documents: [moved] });
  expect(compared).toMatchObject({ leftBehind: [{ code: 'list-unknown', values: { open: 1 } }] });
  expect(await apply([moved])).toMatchObject({ refused: 'tasks-left-behind' });
  expect(await apply([moved], { leaveBehind: true })).toMatchObject({ status: 'applied' });
});
