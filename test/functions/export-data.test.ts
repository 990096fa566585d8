import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, test } from 'vitest';
import { buildSnapshot } from '../../functions/build-snapshot/build-snapshot.ts';
import { listOwn, makeExport, makeLinkage, readManifest, readPart } from '../../functions/export-data/export-data.ts';
import { importOutbreak } from '../../functions/import-outbreak/import-outbreak.ts';
import { readCurve } from '../../functions/read-metrics/read-curve.ts';
import { readSerialInterval } from '../../functions/read-metrics/read-serial-interval.ts';
import { ExportManifest, type ExportRequest } from '../../shared/api/exports.ts';
import type { Role } from '../../shared/api/roles.ts';
import { shippedProfiles } from '../../shared/domain/diseases/profiles.ts';
import { fileNames } from '../../shared/domain/exports/files.ts';
import { isRefused } from '../../shared/runtime/http.ts';
import { deriveId } from '../../shared/runtime/ids.ts';
import { exportSecrets, newPersonId } from '../../shared/runtime/lookup-keys.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { objectMap } from '../support/object-map.ts';

const world = freshWorld();
const secrets = exportSecrets(Buffer.from('a key of this test'));
const reason = 'for the weekly report of the region';
const epi = { id: 'epi', roles: ['epidemiologist'] satisfies Role[] };
const store = objectMap();
const exporting = () => ({ ...world().wired, store, secrets, profiles: async () => shippedProfiles });

/** Four cases, of whom one has no onset, three links and a contact who is no case; then a snapshot of them. */
async function outbreak() {
  store.files.clear();
  const linelist = 'id,name,dt_onset\n1,Иванова Анна,2020-02-01\n2,,2020-02-05\n3,,2020-02-09\n4,,\n';
  const contacts = 'from,to\n1,2\n2,3\n2,4\n3,99\n';
  const request = { linelist, contacts, source: 'paper', disease: 'unspecified' };
  await importOutbreak({ ...world().wired, mayGoOn: () => true }, 'epi', request);
  await buildSnapshot({ ...world().wired, store, segments: 2 });
}

async function made(request: Partial<ExportRequest> = {}, user = epi): Promise<ExportManifest> {
  const answer = await makeExport(exporting(), user, { files: [...fileNames], reason, ...request });
  if (isRefused(answer)) throw new Error(answer.refused);
  return answer;
}

async function content(id: string, name: string, user = epi, part = 0): Promise<Buffer> {
  const answer = await readPart(exporting(), user, { id, name, part });
  if (isRefused(answer)) throw new Error(answer.refused);
  return Buffer.from(answer.file.content);
}

const rows = async (id: string, name: string): Promise<Record<string, string>[]> =>
  parse(await content(id, name), { columns: true });

describe('an export', () => {
  test('says how many rows each file has, and what is downloaded has that hash, each time', async () => {
    await outbreak();
    const manifest = await made();
    expect(ExportManifest.safeParse(manifest).success).toBe(true);
    expect(manifest.counts).toEqual({ cases: 4, casesWithoutOnset: 1, contacts: 4, links: 3 });
    expect(Object.fromEntries(manifest.files.map(({ name, rows: n }) => [name, n]))).toMatchObject({
      'linelist.csv': 4,
      'contacts.csv': 4,
      'links.csv': 3,
      'serial-intervals.csv': 2,
      'incidence.csv': 9,
      'network.graphml': 9,
      'linelist.parquet': 4,
    });
    for (const { name, bytes, sha256 } of manifest.files) {
      const file = await content(manifest.export, name);
      expect([file.length, createHash('sha256').update(file).digest('hex')], name).toEqual([bytes, sha256]);
    }
  });

  test('Parquet has the rows of the table of that name', async () => {
    await outbreak();
    const { export: id } = await made();
    for (const table of ['linelist', 'contacts']) {
      const file = new Uint8Array(await content(id, `${table}.parquet`)).buffer;
      const read = await parquetReadObjects({ file });
      const texts = read.map((row) =>
        Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value ?? ''])),
      );
      expect(texts).toEqual(await rows(id, `${table}.csv`));
    }
  });

  test('tells nobody who anybody is: no name, no number of the source, no pseudonym that can be computed', async () => {
    await outbreak();
    const manifest = await made();
    const person = newPersonId(world().macs, deriveId('case', 'paper', '2'));
    for (const { name } of manifest.files) {
      const text = (await content(manifest.export, name)).toString();
      expect(text, name).not.toMatch(/Иванова|Анна|paper/);
      expect(text, name).not.toContain(person);
    }
  });

  test('is of the snapshot that was asked for, whatever has come since', async () => {
    await outbreak();
    const manifest = await made({ files: ['linelist.csv'] });
    world().forward(60);
    const later = { linelist: 'id\n5\n', source: 'paper', disease: 'unspecified' };
    await importOutbreak({ ...world().wired, mayGoOn: () => true }, 'epi', later);
    await buildSnapshot({ ...world().wired, store, segments: 2 });
    expect(await rows(manifest.export, 'linelist.csv')).toHaveLength(4);
    expect((await made({ files: ['linelist.csv'] })).counts.cases).toBe(5);
  });

  test('with moved days keeps what lies between them, and says only that they were moved', async () => {
    await outbreak();
    const [told, moved] = [await made(), await made({ dates: 'shifted' })];
    const name = 'serial-intervals.csv';
    expect(await rows(moved.export, name)).toEqual(await rows(told.export, name));
    expect((await content(moved.export, 'linelist.csv')).toString()).not.toMatch(/2020-02-0/);
    expect(JSON.stringify(moved)).not.toContain(String(secrets.shiftDays(moved.export)));
  });

  test.each([
    { from: '2020-02-05', to: '2020-02-08' },
    { from: '2020-02-01' },
    { to: '2020-02-05' },
    { from: '2020-02-06', to: '2020-02-08' },
  ])('of the days %j has the cases and intervals that the figures count of them', async (days) => {
    await outbreak();
    const { counts, files, window } = await made({ window: days });
    expect(window).toEqual({ ...days, by: 'anchor' });
    const metrics = { store, profiles: shippedProfiles, opened: new Map() };
    const [curve, intervals] = [await readCurve(metrics, days), await readSerialInterval(metrics, days)];
    if (isRefused(curve) || isRefused(intervals)) throw new Error('no figures');
    const of = Object.fromEntries(files.map(({ name, rows: n }) => [name, n]));
    const ill = curve.curves.reduce((sum, { cases }) => sum + cases, 0);
    expect([counts.cases, of['linelist.csv'], of['linelist.parquet'], of['global-health.csv']]).toEqual(
      Array(4).fill(ill),
    );
    expect(of['serial-intervals.csv']).toBe(intervals.n);
    expect(of['links.csv']).toBe(counts.links);
  });

  test('of some days has who infected its cases, and whom these exposed, who fell ill on others', async () => {
    await outbreak();
    const { export: id, counts } = await made({ window: { from: '2020-02-05', to: '2020-02-08', by: 'onset' } });
    expect(counts).toEqual({ cases: 1, casesWithoutOnset: 0, contacts: 3, links: 1 });
    const [[second], contacts] = [await rows(id, 'linelist.csv'), await rows(id, 'contacts.csv')];
    expect(second?.date_onset).toBe('2020-02-05');
    expect(contacts.map(({ from, to }) => [from, to].filter((each) => each === second?.id).length)).toEqual([1, 1, 1]);
    const [link] = await rows(id, 'links.csv');
    expect(await rows(id, 'global-health.csv')).toMatchObject([{ ID: link?.to, Contact_ID: link?.from }]);
    expect(await rows(id, 'serial-intervals.csv')).toEqual([{ EL: '0', ER: '1', SL: '4', SR: '5' }]);
    const graph = (await content(id, 'network.graphml')).toString();
    expect([graph.match(/<node /g)?.length, graph.match(/<edge /g)?.length]).toEqual([4, 3]);
    expect(graph.match(/2020-02-0\d/g)?.sort(), 'of every node what is known of it').toEqual([
      ...['2020-02-01', '2020-02-05', '2020-02-09'],
    ]);
    const reported = await made({ window: { from: '2020-02-05', by: 'report' } });
    expect(reported.counts, 'nobody has a day of report').toMatchObject({ cases: 0, contacts: 0, links: 0 });
  });

  test('of some days, with all days moved, keeps to itself which days these were', async () => {
    await outbreak();
    const window = { from: '2020-02-05', to: '2020-02-08' };
    const moved = await made({ dates: 'shifted', window });
    const manifests = [moved, await readManifest(exporting(), epi, moved.export), await listOwn(exporting(), epi)];
    expect(JSON.stringify(manifests)).not.toMatch(/2020-02-0/);
    expect(moved).toMatchObject({ window: { by: 'anchor' }, counts: { cases: 1 } });
    expect(await rows(moved.export, 'linelist.csv'), 'and remembers them').toHaveLength(1);
  });

  test('is for whoever asked for it, and leaves who, why and what in the audit, each download too', async () => {
    await outbreak();
    const { export: id } = await made({ files: ['linelist.csv'] });
    await content(id, 'linelist.csv');
    const other = { id: 'another', roles: ['epidemiologist'] satisfies Role[] };
    expect(await readManifest(exporting(), other, id)).toMatchObject({ refused: 'no-such-export' });
    expect(await readPart(exporting(), other, { id, name: 'linelist.csv', part: 0 })).toMatchObject({
      refused: 'no-such-export',
    });
    expect((await listOwn(exporting(), other)).exports).toEqual([]);
    expect((await listOwn(exporting(), epi)).exports.map((each) => each.export)).toEqual([id]);
    const written = (await world().items('audit')).filter(({ pk }) => pk === `EXPORT#${id}`);
    expect(written.map(({ act, actor, purpose }) => ({ act, actor, purpose }))).toEqual(
      expect.arrayContaining([
        { act: 'export', actor: 'epi', purpose: reason },
        { act: 'download:linelist.csv', actor: 'epi', purpose: reason },
      ]),
    );
  });

  test('of more rows than the role may take is refused with the number, and so is a part that is not there', async () => {
    await outbreak();
    const nobody = { id: 'nobody', roles: ['supervisor'] satisfies Role[] };
    expect(await makeExport(exporting(), nobody, { files: ['linelist.csv'], reason })).toMatchObject({
      refused: 'too-many-rows',
    });
    const { export: id } = await made({ files: ['linelist.csv'] });
    for (const asked of [
      { name: 'linelist.csv', part: 1 },
      { name: 'contacts.csv', part: 0 },
      { name: 'linkage.csv', part: 0 },
    ])
      expect(await readPart(exporting(), epi, { id, ...asked })).toMatchObject({ refused: 'no-such-export' });
  });

  test('before there is a snapshot says so', async () => {
    store.files.clear();
    expect(await makeExport(exporting(), epi, { files: ['linelist.csv'], reason })).toMatchObject({
      refused: 'no-snapshot',
    });
  });
});

test('a linkage says which pseudonym is which case of which source, as an export of its own with its own audit', async () => {
  await outbreak();
  const { export: files } = await made({ files: ['linelist.csv'] });
  const linkage = await makeLinkage(exporting(), epi, { reason: 'to join the samples of the laboratory' });
  if (isRefused(linkage)) throw new Error(linkage.refused);
  const linked = await rows(linkage.export, 'linkage.csv');
  expect(linked.map(({ source, source_case_id }) => `${source} ${source_case_id}`).sort()).toEqual([
    'paper 1',
    'paper 2',
    'paper 3',
    'paper 4',
  ]);
  const ids = (await rows(files, 'linelist.csv')).map(({ id }) => id);
  expect(new Set(linked.map(({ id }) => id))).toEqual(new Set(ids));
  const written = (await world().items('audit')).filter(({ pk }) => pk === `EXPORT#${linkage.export}`);
  expect(written.map(({ act, purpose }) => `${act}, ${purpose}`).sort()).toEqual([
    'download:linkage.csv, to join the samples of the laboratory',
    'link, to join the samples of the laboratory',
  ]);
});
