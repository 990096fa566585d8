import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExportManifest } from '../../shared/api/exports.ts';
import { fileNames, linkageName } from '../../shared/domain/exports/files.ts';
import { exitCodeOf, readArguments, UsageError } from '../command-line.ts';
import { type Api, apiUsage, openApi } from './api.ts';

const usage = `Writes data of an outbreak as files, under pseudonyms, out of the newest snapshot, with a manifest of their hashes.

npm run export -- --reason TEXT [--to DIR] [FILE...]
  FILE               which (all of them): ${fileNames.join(' ')}
  --reason TEXT      why: kept with the export, and in the audit
  --to DIR           where the files go (export)
  --disease NAME     where several diseases have cases
  --known DAY        as it was known at the end of that day
  --from-day DAY, --to-day DAY   only cases of these days, the links to them, and the exposures of or to one of them
  --by DATE          of which date of theirs: anchor, onset or report (anchor, as the figures)
  --as-of MOMENT     of which snapshot (the newest)
  --shift            moves all days by one secret number of weeks
  --linkage          instead: which pseudonym is which case of which source
${apiUsage}`;

function exportArguments() {
  return readArguments({
    allowPositionals: true,
    options: {
      reason: { type: 'string' },
      to: { type: 'string', default: 'export' },
      disease: { type: 'string' },
      known: { type: 'string' },
      'from-day': { type: 'string' },
      'to-day': { type: 'string' },
      by: { type: 'string' },
      'as-of': { type: 'string' },
      shift: { type: 'boolean', default: false },
      linkage: { type: 'boolean', default: false },
      state: { type: 'string', default: '.ringtrace' },
      api: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
}

/** One file, part after part, and checked against what the manifest says of it. */
async function download(api: Api, { export: id }: ExportManifest, file: ExportManifest['files'][number], to: string) {
  const parts: Buffer[] = [];
  for (let n = 0; n < file.parts; n++) {
    parts.push(await api.file(`/exports/${id}/${file.name}?part=${n}`));
    if (file.parts > 1) process.stderr.write(`\r${file.name} ${n + 1} of ${file.parts} parts`);
  }
  if (file.parts > 1) process.stderr.write('\n');
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  if (hash.digest('hex') !== file.sha256) throw new Error(`${file.name} is not what the manifest says: ask again.`);
  // Of Parquet each part is a file of its own.
  const whole = file.name.endsWith('.parquet') ? parts : [Buffer.concat(parts)];
  for (const [n, content] of whole.entries())
    writeFileSync(join(to, n === 0 ? file.name : file.name.replace('.', `-${n}.`)), content);
}

async function main(): Promise<void> {
  const { values, positionals } = exportArguments();
  if (values.help) return console.log(usage);
  if (values.reason === undefined) throw new UsageError(`Say why: --reason TEXT.\n${usage}`);
  const { reason, disease, known, to } = values;
  const api = await openApi(values, 'epidemiologist');
  const window = { from: values['from-day'], to: values['to-day'], by: values.by };
  const wanted = { reason, disease, known, window, asOf: values['as-of'] };
  const files = positionals.length > 0 ? positionals : fileNames;
  const manifest = values.linkage
    ? await api.post('/linkages', wanted, ExportManifest)
    : await api.post('/exports', { ...wanted, files, dates: values.shift ? 'shifted' : 'as-told' }, ExportManifest);
  mkdirSync(to, { recursive: true });
  for (const file of manifest.files) await download(api, manifest, file, to);
  writeFileSync(
    join(to, values.linkage ? `${linkageName}.manifest.json` : 'manifest.json'),
    `${JSON.stringify(manifest, undefined, 2)}\n`,
  );
  const { cases, casesWithoutOnset, contacts, links } = manifest.counts;
  console.log(
    `${manifest.disease} as of ${manifest.asOf}: ${cases} cases (${casesWithoutOnset} without onset), ${contacts} contacts, ${links} links`,
  );
  for (const { name, rows, bytes, sha256 } of manifest.files)
    console.log(`${join(to, name)}  ${rows} rows, ${bytes} bytes, ${sha256.slice(0, 12)}`);
}

process.exitCode = await exitCodeOf(main);
