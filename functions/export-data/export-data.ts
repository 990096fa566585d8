import { createHash } from 'node:crypto';
import {
  type ExportManifest,
  type ExportRequest,
  type ExportsResponse,
  type LinkageRequest,
  linkedAtMost,
  rowCapOf,
} from '../../shared/api/exports.ts';
import { type Refused, refuse } from '../../shared/api/problem.ts';
import { type OutbreakSource, openOutbreak } from '../../shared/desk/open-outbreak.ts';
import { type FileName, fileNames, linkageName } from '../../shared/domain/exports/files.ts';
import type { OutbreakData } from '../../shared/domain/exports/outbreak-data.ts';
import { dayNumber, noDay } from '../../shared/domain/snapshot/columns.ts';
import type { Clock } from '../../shared/runtime/clock.ts';
import type { ServedFile, User } from '../../shared/runtime/http.ts';
import { deriveId } from '../../shared/runtime/ids.ts';
import type { ExportSecrets } from '../../shared/runtime/lookup-keys.ts';
import { auditData } from '../../shared/storage/audit.ts';
import { type ExportTables, listExports, readExport, writeExport } from '../../shared/storage/exports.ts';
import { type Contents, contentsOf } from './contents.ts';

export interface Exporting extends OutbreakSource, ExportTables {
  readonly secrets: ExportSecrets;
  readonly clock: Clock;
}

interface Asked extends LinkageRequest {
  readonly files: readonly (FileName | typeof linkageName)[];
  readonly dates: 'as-told' | 'shifted';
}

export const makeExport = (exporting: Exporting, user: User, request: ExportRequest) =>
  keepExport(exporting, user, rowCapOf(user.roles), {
    ...request,
    dates: request.dates ?? 'as-told',
    files: [...new Set(request.files)],
  });

/** Who the pseudonyms of the other files are: an export of its own, because it undoes what pseudonyms are for. */
export const makeLinkage = (exporting: Exporting, user: User, request: LinkageRequest) =>
  keepExport(exporting, user, linkedAtMost, { ...request, files: [linkageName], dates: 'as-told' });

/** Writes down who asks for what and why, with the hash of every file. */
async function keepExport(
  exporting: Exporting,
  user: User,
  cap: number,
  { files, dates, reason, ...wanted }: Asked,
): Promise<ExportManifest | Refused> {
  const opened = await openOutbreak(exporting, wanted);
  if ('refused' in opened) return opened;
  const { asOf, disease } = opened;
  const at = exporting.clock();
  const { known } = wanted;
  const window = windowOf(wanted);
  const days = window === undefined ? [] : [window.by, window.from ?? '', window.to ?? ''];
  const id = deriveId('export', user.id, at, asOf, disease, dates, known ?? '', ...files, ...days);
  const data = await opened.data(asIn(exporting, { export: id, dates, window }));
  const contents = files.map((name) => contentsOf(name, data, disease));
  const rows = contents.reduce((sum, each) => sum + each.rows, 0);
  if (rows > cap)
    return refuse('too-many-rows', {
      detail: `These files have ${rows} rows, and your role may take ${cap}: ask for one disease, or for fewer files at a time.`,
    });
  const manifest: ExportManifest = {
    export: id,
    at,
    by: user.id,
    reason,
    asOf,
    ...(known === undefined ? {} : { known }),
    ...(window === undefined ? {} : { window }),
    disease,
    dates,
    over: 'links',
    counts: countsOf(data),
    files: contents.map(described),
  };
  const facts = { disease, asOf, dates, rows, files: files.join(' '), ...(window && { window: days.join(' ') }) };
  await writeExport(
    exporting,
    manifest,
    entryOf(user, manifest, files.includes(linkageName) ? 'link' : 'export', facts),
  );
  return shown(manifest);
}

function windowOf({ window }: Pick<LinkageRequest, 'window'>): ExportManifest['window'] {
  const { from, to, by = 'anchor' } = window ?? {};
  if (from === undefined && to === undefined) return undefined;
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }), by };
}

const dayOf = (day: string | undefined) => (day === undefined ? undefined : dayNumber(day));

const asIn = (
  { secrets }: Exporting,
  { export: id, dates, window }: Pick<ExportManifest, 'export' | 'dates' | 'window'>,
) => ({
  pseudonym: secrets.pseudonym,
  shiftDays: dates === 'shifted' ? secrets.shiftDays(id) : 0,
  window: window && { from: dayOf(window.from), to: dayOf(window.to), by: window.by },
});

/** The days of a window beside days that were moved would tell by how much, and manifests are passed on with the files. */
const shown = ({ window, ...manifest }: ExportManifest): ExportManifest => ({
  ...manifest,
  ...(window && { window: manifest.dates === 'shifted' ? { by: window.by } : window }),
});

const entryOf = (
  user: User,
  { export: id, reason, at }: Pick<ExportManifest, 'export' | 'reason' | 'at'>,
  act: string,
  facts: Readonly<Record<string, string | number>>,
) => ({
  subject: `EXPORT#${id}`,
  at,
  actor: user.id,
  role: user.roles.join(' '),
  act,
  purpose: reason,
  facts,
});

function countsOf(data: OutbreakData): ExportManifest['counts'] {
  let casesWithoutOnset = 0;
  for (let n = 0; n < data.cases; n++) if (data.onsetDay(data.listed(n)) === noDay) casesWithoutOnset++;
  const { cases, contacts, links } = data;
  return { cases, casesWithoutOnset, contacts, links };
}

/** Makes the file once, part after part, to know how long it is and what its hash is. */
function described({ name, rows, parts, part }: Contents): ExportManifest['files'][number] {
  const hash = createHash('sha256');
  let bytes = 0;
  for (let n = 0; n < parts; n++) {
    const content = part(n);
    hash.update(content);
    bytes += content.length;
  }
  return { name, rows, bytes, sha256: hash.digest('hex'), parts };
}

/** An export is for whoever asked for it: others have reasons of their own. */
async function ownExport(exporting: Exporting, user: User, id: string): Promise<ExportManifest | undefined> {
  const manifest = await readExport(exporting, id);
  return manifest?.by === user.id ? manifest : undefined;
}

export async function listOwn(exporting: Exporting, user: User): Promise<ExportsResponse> {
  return { exports: (await listExports(exporting, user.id)).map(shown) };
}

export async function readManifest(exporting: Exporting, user: User, id: string): Promise<ExportManifest | Refused> {
  const manifest = await ownExport(exporting, user, id);
  return manifest === undefined ? refuse('no-such-export') : shown(manifest);
}

const isExported = (name: string): name is FileName | typeof linkageName =>
  name === linkageName || fileNames.some((known) => known === name);

/** One part of a file, made anew of the same snapshot: the same bytes each time, and nothing lies about. */
export async function readPart(
  exporting: Exporting,
  user: User,
  { id, name, part }: { readonly id: string; readonly name: string; readonly part: number },
): Promise<ServedFile | Refused> {
  const manifest = await ownExport(exporting, user, id);
  const file = manifest?.files.find((each) => each.name === name);
  if (manifest === undefined || file === undefined || part >= file.parts || !isExported(name))
    return refuse('no-such-export');
  const opened = await openOutbreak(exporting, manifest);
  if ('refused' in opened) return opened;
  const data = await opened.data(asIn(exporting, manifest));
  const contents = contentsOf(name, data, manifest.disease);
  if (part === 0)
    await auditData(
      exporting.client,
      exporting.audit,
      entryOf(user, { ...manifest, at: exporting.clock() }, `download:${name}`, { rows: file.rows }),
    );
  return { file: { name, type: contents.type, content: contents.part(part) }, operation: 'part' };
}
