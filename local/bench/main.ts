import { exitCodeOf, UsageError } from '../command-line.ts';
import { claim } from './claim/claim.ts';
import { graph } from './graph/graph.ts';
import { graphBuild } from './graph-build.ts';
import { graphLive } from './graph-live.ts';
import { pipeline } from './pipeline.ts';

const usage = `npm run bench -- pipeline [--cases 500] [--operators 8] [--seed 1]
A made-up outbreak through the whole pipeline, on a state of its own: how fast, and what each operation costs.

npm run bench -- claim [--only a|b|c] [--tasks 40000,400000] [--seconds 10] [--seed 1] [--report FILE]
The claim under load, on an engine of its own: (a) steady work of 1, 16 and 800 operators, (b) the start of a shift, on
this engine and with DynamoDB's latencies in virtual time, (c) a list whose head is claimed and put off. It ends with 1
where a task had two holders, or where conflicts are above their budget.

npm run bench -- graph [--people 10000,1000000,10000000] [--seed 1] [--report FILE]
A made-up epidemic as a snapshot: to write and to load it, links, R and k, all clusters, a chain of a thousand; beside
graphology (up to a million people) and DuckDB on the same data. It ends with 1 where they say something else than ours, or where ours
held more than 1 GB.
Without options, then the live part as well.

npm run bench -- graph live [--people 1000,5000,100000]
What questions of the contact graph cost while epidemiologists wait, in read units and round trips, on the embedded engine:
networks, clusters, chains and paths in three made-up networks of so many people.

npm run bench -- graph build [--people 100000] [--made-up]
A snapshot built of the tables of a made-up network of so many people, on the embedded engine: units, round trips, memory.
With --made-up of case files, interviews and tasks too, from pages that are made when they are asked for: the memory and processor
of the reader alone, at sizes for which the engine takes an hour.`;

async function bothGraphs([part, ...args]: readonly string[]): Promise<void> {
  if (part === 'live') return graphLive(args);
  if (part === 'build') return graphBuild(args);
  await graph(part === undefined ? [] : [part, ...args]);
  if (part === undefined) await graphLive([]);
}

const benches: Readonly<Record<string, (args: readonly string[]) => void | Promise<void>>> = {
  claim,
  graph: bothGraphs,
  pipeline,
};

function main([name = '--help', ...args]: readonly string[]): void | Promise<void> {
  const bench = benches[name];
  if (bench !== undefined && !args.includes('--help')) return bench(args);
  if (bench === undefined && name !== '--help') throw new UsageError(`There is no bench ${name}.\n${usage}`);
  console.log(usage);
}

process.exitCode = await exitCodeOf(() => main(process.argv.slice(2)));
