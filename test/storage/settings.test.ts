import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { readSettingsFolder } from '../../local/commands/settings-files.ts';
import { applySettings, changes, inForceNow, problemsAgainst } from '../../shared/desk/settings-apply.ts';
import { orphanedLists } from '../../shared/desk/settings-orphans.ts';
import defaultPolicy from '../../shared/domain/desk/default-policy.json' with { type: 'json' };
import { policyFrom } from '../../shared/domain/desk/read-settings.ts';
import { paused, surged, unsteered } from '../../shared/domain/desk/steering.ts';
import shippedProtocols from '../../shared/domain/protocols/protocols.json' with { type: 'json' };
import { shippedProtocol } from '../../shared/domain/protocols/written-protocols.ts';
import { inLine, UnusableData } from '../../shared/domain/read-data.ts';
import { openPolicy } from '../../shared/runtime/policy.ts';
import { openSettings } from '../../shared/runtime/settings.ts';
import { readHead, readHeads } from '../../shared/storage/settings.ts';
import { readSteering, saveSteering } from '../../shared/storage/steering.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { standInLine } from '../support/in-line.ts';

const world = freshWorld();
const desk = () => ({ client: world().client, table: world().desk });
const how = { by: 'command:ada', at: '2020-03-02T08:00:00.000Z', why: 'a second wave' };
const protocol = shippedProtocol('contact-notification', 1);

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function folderOf(files: Readonly<Record<string, unknown>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'ringtrace-settings-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}

const apply = (files: Readonly<Record<string, unknown>>) =>
  applySettings(desk(), readSettingsFolder(folderOf(files)), how);
const policyNow = () => openPolicy(world().client, world().desk)();
const settingsNow = () => openSettings(world().client, world().desk)();

const ownPolicy = (version: number, minutes: number) => ({
  name: 'moscow',
  version,
  claimMinutes: { ...defaultPolicy.claimMinutes, 'case-interview': minutes },
});

const problemsIn = (files: Readonly<Record<string, unknown>>): readonly string[] => {
  try {
    readSettingsFolder(folderOf(files));
    return [];
  } catch (error) {
    if (error instanceof UnusableData) return error.problems.map(inLine);
    throw error;
  }
};

describe('settings', () => {
  test('are as shipped until somebody applies any, and as applied from then on', async () => {
    expect((await policyNow()).claimMinutes).toEqual(defaultPolicy.claimMinutes);
    await apply({ 'policy.json': ownPolicy(1, 45) });
    expect(await policyNow()).toMatchObject({ name: 'moscow', claimMinutes: { 'case-interview': 45 } });
    const settings = await settingsNow();
    expect(settings.policy.claimMinutes['case-interview']).toBe(45);
    expect(settings.protocols.map(({ id }) => id)).toEqual(shippedProtocols.map(({ id }) => id));
    expect(settings.profiles.length).toBeGreaterThan(3);
  });

  test('that say nothing of a section have it as shipped, and one that this release does not know is passed over', () => {
    const policy = policyFrom({ ...ownPolicy(1, 45), ofTheNextRelease: true }, defaultPolicy);
    expect(policy.bands).toEqual(defaultPolicy.bands);
    expect(policy).not.toHaveProperty('ofTheNextRelease');
  });

  test('keep who applied what, when and why, and the same files again change nothing', async () => {
    await apply({ 'policy.json': ownPolicy(1, 45) });
    await apply({ 'policy.json': ownPolicy(1, 45) });
    await apply({ 'policy.json': ownPolicy(2, 30) });
    expect(await readHeads(desk())).toMatchObject([
      { version: 2, ...how, documents: [{ kind: 'policy', name: 'moscow', version: 2 }] },
      { version: 1, ...how, documents: [{ kind: 'policy', name: 'moscow', version: 1 }] },
    ]);
  });

  test('that were applied never change: other content takes another version', async () => {
    await apply({ 'policy.json': ownPolicy(2, 45) });
    const head = await readHead(desk());
    const against = (document: unknown) =>
      problemsAgainst(head, readSettingsFolder(folderOf({ 'policy.json': document }))).map(inLine);
    expect(against(ownPolicy(2, 45))).toEqual([]);
    expect(against(ownPolicy(3, 30))).toEqual([]);
    expect(against(ownPolicy(2, 30))).toEqual(['policy.json: version: is 2, and version 2 is in force: raise it to 3']);
    expect(against(ownPolicy(1, 30))).toHaveLength(1);
  });

  test('of kinds that a folder has no files of stay as they are, and earlier protocols are kept for drafts', async () => {
    const written = (version: number) => ({ 'protocols/a.json': { ...protocol, version } });
    await apply({ 'policy.json': ownPolicy(1, 45) });
    for (const version of [11, 12, 13, 14, 15]) await apply(written(version));
    const { policy, protocols } = await settingsNow();
    expect(policy.name).toBe('moscow');
    // What shipped under the same name stays too: drafts may have been begun under it.
    expect(protocols.map(({ version }) => version)).toEqual([15, 14, 13, 12, 1, 2]);
  });

  test('too large for one item are stored in several and read whole', async () => {
    const many = Array.from({ length: 12_000 }, (_, n) => ({
      id: `q-${(n * 7919 + 104_729).toString(36)}-${((n * 48_271) % 65_537).toString(36)}-${n}`,
      type: 'number',
      identifying: false,
    }));
    const words = { en: 'How many?', ru: 'Сколько?' };
    const questions = Array.from({ length: 5 }, (_, n) =>
      many.map((q) => ({
        ...q,
        ask: words,
        id: `${q.id}-${((n + 1) * 2_147_483_647 * (q.id.length + 3)).toString(36)}`,
      })),
    ).flat();
    const large = { ...protocol, version: 9, sections: [{ id: 'all', title: words, questions }] };
    await apply({ 'protocols/a.json': large });
    expect((await readHead(desk()))?.documents[0]?.chunks).toBeGreaterThan(1);
    expect((await settingsNow()).protocols[0]?.questions).toHaveLength(60_000);
  });

  test('that two people apply at once are applied by one of them, and the other is told', async () => {
    const both = await Promise.allSettled(
      [45, 30].map((minutes) => apply({ 'policy.json': ownPolicy(minutes, minutes) })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('are compared in lines that a person reads', async () => {
    const files = readSettingsFolder(
      folderOf({ 'policy.json': { ...defaultPolicy, ...ownPolicy(5, 45), name: 'default' } }),
    );
    expect(changes(await inForceNow(desk(), undefined), files)).toEqual([
      `policy/default: version: ${defaultPolicy.version} -> 5`,
      'policy/default: claimMinutes.case-interview: 60 -> 45',
    ]);
  });

  test('that cannot be used are refused with every file and place', () => {
    expect(problemsIn({ 'policy.json': '{' })[0]).toMatch(/^policy\.json: is no JSON/);
    expect(
      problemsIn({
        'policy.json': { name: 'x', version: 1, bands: { ...defaultPolicy.bands, promised: 12 }, shoes: 44 },
      }),
    ).toEqual([expect.stringMatching(/^policy\.json: bands\.promised: /), 'policy.json: shoes: unknown field']);
    expect(problemsIn({ 'policy.json': { version: 1 } })).toEqual(['policy.json: name: is missing']);
    expect(problemsIn({ 'policy.json': [] })[0]).toContain('is no object');
    expect(problemsIn({ 'protocols/a.json': { ...protocol, version: 'one' } })[0]).toMatch(
      /^protocols\/a\.json: version: /,
    );
    expect(problemsIn({ 'protocols/a.json': protocol, 'protocols/b.json': protocol })).toEqual([
      `protocols/b.json: id: ${protocol?.id} is in protocols/a.json already`,
    ]);
    expect(problemsIn({})[0]).toContain('has no policy.json');
  });
});

describe('settings that would leave people behind', () => {
  test('are said by list, with how many wait there; those that would not are not', async () => {
    await standInLine(world(), { personId: 'a', kind: 'case-interview' });
    await standInLine(world(), { personId: 'b', kind: 'contact-notification' });
    await world().flow();
    const orphaned = async (files: Readonly<Record<string, unknown>>) =>
      (await orphanedLists(world().counters, desk(), readSettingsFolder(folderOf(files)))).map(inLine);
    expect(await orphaned({ 'policy.json': ownPolicy(1, 45) })).toEqual([]);
    const skills = { ...defaultPolicy.skills, 'contact-notification': 'calls' };
    expect(await orphaned({ 'policy.json': { ...ownPolicy(1, 45), skills } })).toEqual([
      'main/any/notification: 1 open, and the policy knows this list no more',
    ]);
    const interview = shippedProtocol('case-interview', 1);
    expect(await orphaned({ 'protocols/a.json': interview })).toEqual([
      'main/any/notification: 1 open, and there is no protocol for contact-notification',
    ]);
  });
});

describe('what supervisors switch', () => {
  test('is kept with who, when and why, and comes with the policy', async () => {
    const switched = { by: 'eve', at: world().now(), reason: 'nobody speaks it tonight' };
    await saveSteering(desk(), unsteered, paused(unsteered, 'moscow/tt/interview', switched));
    const before = await readSteering(desk());
    await saveSteering(desk(), before, surged(before, 'moscow', true, { ...switched, reason: 'a factory' }));
    expect((await policyNow()).steering).toEqual({
      version: 2,
      last: { ...switched, reason: 'a factory' },
      paused: { 'moscow/tt/interview': switched },
      surging: { moscow: { ...switched, reason: 'a factory' } },
    });
  });

  test('by two at once is switched by one, and the other looks again', async () => {
    const by = (name: string) => paused(unsteered, name, { by: name, at: world().now(), reason: 'x' });
    const both = await Promise.allSettled(['a/a/a', 'b/b/b'].map((list) => saveSteering(desk(), unsteered, by(list))));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
