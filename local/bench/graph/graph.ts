import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSnapshot } from '../../../shared/storage/snapshots.ts';
import { readArguments, wholeNumber } from '../../command-line.ts';
import { directoryStore } from './directory-store.ts';
import { drawn, type Epidemic, makeEpidemic } from './epidemic.ts';
import { type Measured, measuring } from './measure.ts';
import { type Figures, measureOurs } from './ours.ts';
import { measureDuckDb } from './with-duckdb.ts';
import { graphologyAtMost, measureGraphology } from './with-graphology.ts';

const asOf = '2020-06-01T00:00:00.000Z';

function readOptions(args: readonly string[]) {
  const { values } = readArguments({
    args: [...args],
    options: {
      people: { type: 'string', default: '10000,1000000,10000000' },
      seed: { type: 'string', default: '1' },
      report: { type: 'string' },
      /** Measures what was written there, for whoever started this process. */
      written: { type: 'string' },
      by: { type: 'string' },
    },
  });
  const people = values.people.split(',').map((each) => wholeNumber(each, '--people'));
  return { ...values, people, seed: wholeNumber(values.seed, '--seed') };
}

/** `npm run bench -- graph`: figures over a made-up epidemic, beside a graph library and a database where they can. */
export async function graph(args: readonly string[]): Promise<void> {
  const { people, seed, report, written, by } = readOptions(args);
  if (written !== undefined) return measureWritten(written, by ?? '', people[0] ?? 0);
  console.log(`R ${drawn.mean} and k ${drawn.k} are what the epidemic is drawn with; seed ${seed}.`);
  const measured: Measured[] = [];
  for (const size of people) await measureOne(size, seed, measured);
  if (report !== undefined) writeFileSync(report, `${JSON.stringify({ seed, measured }, undefined, 2)}\n`);
}

async function measureOne(people: number, seed: number, measured: Measured[]): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'ringtrace-bench-graph-'));
  const measure = measuring(people, measured, printLine);
  try {
    const store = directoryStore(directory);
    let epidemic: Epidemic | undefined = await measure(
      'ringtrace',
      'make the epidemic up',
      () => makeEpidemic(people, seed),
      (made) => `${made.people} people, ${made.cases} cases, ${made.exposures} exposures`,
    );
    const { tables } = epidemic;
    await measure(
      'ringtrace',
      'write the snapshot',
      () => writeSnapshot(store, asOf, tables),
      () => `${Math.round(bytesIn(directory) / 1e6)} MB of Parquet`,
    );
    const graphology = people <= graphologyAtMost ? await measureGraphology(tables, measure) : undefined;
    epidemic = undefined;
    const ours = await measureApart(directory, 'ringtrace', people, measured);
    const others = [graphology, await measureApart(directory, 'duckdb', people, measured)];
    for (const other of others) if (other !== undefined) requireSame(ours, other);
    requireMemory(people, measured);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** In a process of its own, so that the memory is that of reading and computing, and of nothing before it. */
async function measureApart(directory: string, by: string, people: number, measured: Measured[]): Promise<Figures> {
  const child = fork(process.argv[1] ?? '', ['graph', '--written', directory, '--by', by, '--people', String(people)]);
  let figures: Figures | undefined;
  child.on('message', (message: { readonly line: Measured } | { readonly figures: Figures }) => {
    if ('figures' in message) figures = message.figures;
    else {
      measured.push({ ...message.line, isApart: true });
      printLine(message.line);
    }
  });
  await once(child, 'exit');
  if (figures === undefined) throw new Error(`Measuring ${by} failed.`);
  return figures;
}

async function measureWritten(directory: string, by: string, people: number): Promise<void> {
  const measure = measuring(people, [], (line) => process.send?.({ line }));
  const figures = await (by === 'duckdb'
    ? measureDuckDb(directory, measure)
    : measureOurs(directoryStore(directory), measure));
  process.send?.({ figures });
  process.disconnect();
}

const bytesIn = (directory: string): number =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);

/** Whoever is faster and says something else is not faster. */
function requireSame(ours: Figures, other: Figures): void {
  for (const name of ['cases', 'r', 'clusters'] as const) {
    const said = other[name];
    if (said === undefined || Math.abs(said - (ours[name] ?? 0)) < 1e-9) continue;
    console.error(`They differ: ${name} is ${ours[name]} by ringtrace, and ${said}.`);
    process.exitCode = 1;
  }
}

/** The budget of ten million people (docs/design.md, section 8), of the whole process. */
const megabytesAtMost = 1000;

/** Lines of ours that were measured in this process have the epidemic's own arrays in them, and no part in this. */
function requireMemory(people: number, measured: readonly Measured[]): void {
  const own = measured.filter((line) => line.people === people && line.by === 'ringtrace' && line.isApart === true);
  const most = Math.max(0, ...own.map(({ peak }) => peak));
  console.log(`${people} people: ringtrace held ${most} MB at most, of ${megabytesAtMost} MB.`);
  if (most > megabytesAtMost) process.exitCode = 1;
}

const printLine = ({ people, by, what, milliseconds, processor, megabytes, peak, result }: Measured) =>
  console.log(
    [
      String(people).padStart(9),
      by.padEnd(10),
      what.padEnd(38),
      `${milliseconds} ms`.padStart(10),
      `cpu ${processor} ms`.padStart(14),
      `${megabytes} MB`.padStart(8),
      `peak ${peak} MB`.padStart(12),
      result,
    ].join('  '),
  );
