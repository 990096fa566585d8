import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { LocalFailure } from './engines/failure.ts';
import { localAccount, localRegion } from './engines/region.ts';
import { audience, consoleClientId } from './engines/sign-in.ts';
import { sourceHash } from './source-hash.ts';

/** The stage that runs on one machine. */
export const localStage = 'local';
/** What stage `local` puts in front of the names of queues and functions. */
export const localPrefix = `ringtrace-${localStage}-`;
/** Stands for the local sign-in in templates, so that they are the same whatever port it listens on. */
export const placeholderIssuer = 'http://sign-in.localhost';

/** Templates kept, the newest first: another process may still be loading functions from an older one. */
const kept = 4;
const halfMadeMs = 60 * 60_000;

const CdkJson = z.object({ context: z.optional(z.record(z.string(), z.unknown())) });

/**
 * The synthesised assembly of stage `local`, made anew when a source has changed since.
 *
 * @param told hears that it has to be made, which takes some seconds
 * @returns its directory
 * @throws LocalFailure with the first line of what CDK said
 */
export async function synthesise(root: string, told: () => void): Promise<string> {
  const context = {
    ...readContext(root),
    stage: localStage,
    issuer: placeholderIssuer,
    audience,
    consoleClient: consoleClientId,
    // Served from where it is built.
    consolePage: 'none',
    // The simulator's instance: whoever signs in can have calls put through.
    connect: `arn:aws:connect:${localRegion}:${localAccount}:instance/local`,
    connectAgents: 'sign-in',
    // Names of unnamed things come from their construct's path.
    'aws:cdk:enable-path-metadata': true,
  };
  const text = JSON.stringify(context);
  const cache = join(root, '.ringtrace', 'assembly');
  const directory = join(cache, sourceHash(root, text));
  if (existsSync(join(directory, 'manifest.json'))) {
    utimesSync(directory, new Date(), new Date());
    return directory;
  }
  told();
  mkdirSync(cache, { recursive: true });
  const making = mkdtempSync(`${directory}.`);
  await runApp(root, making, text);
  moveInto(directory, making);
  forgetOld(cache);
  return directory;
}

/** Someone else may have made the same meanwhile; theirs is as good. */
function moveInto(directory: string, made: string): void {
  try {
    renameSync(made, directory);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    if (!existsSync(join(directory, 'manifest.json'))) throw error;
  }
}

function readContext(root: string): Record<string, unknown> {
  const file = join(root, 'cdk.json');
  return existsSync(file) ? (z.parse(CdkJson, JSON.parse(readFileSync(file, 'utf8'))).context ?? {}) : {};
}

async function runApp(root: string, output: string, context: string): Promise<void> {
  const app = join(root, 'infra', 'app.ts');
  if (!existsSync(app)) throw new LocalFailure(`There is no ${app} to synthesise.`);
  const child = spawn(process.execPath, [app], {
    cwd: root,
    env: { ...process.env, CDK_OUTDIR: output, CDK_CONTEXT_JSON: context },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (said += text.toString('utf8')));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code === 0 && existsSync(join(output, 'manifest.json'))) return;
  rmSync(output, { recursive: true, force: true });
  const log = join(root, '.ringtrace', 'synth.log');
  writeFileSync(log, said);
  throw new LocalFailure(`The templates cannot be synthesised: ${reasonIn(said)} (all of it: ${log})`);
}

/** The line that says why, among what npm, esbuild and CDK print. */
function reasonIn(said: string): string {
  const lines = said.split('\n').map((line) => line.trim());
  // What esbuild says of a source it cannot read, with its place; it prints the same before, the place apart.
  const isPlaced = (line: string) => /^\S+:\d+:\d+: ERROR: /.test(line);
  const isReason = (line: string) => /^(ringtrace:|\w*Error\b|✘|.*\berror:|.*\[ERROR\])/i.test(line);
  const reason =
    lines.find(isPlaced) ??
    lines.find(isReason) ??
    lines.findLast((line) => line !== '') ??
    'the app ended without a word';
  // Of a source that is no TypeScript, Node prints the place before.
  const place = lines.flatMap((line) => /^(?:file:\/\/)?(\/\S+:\d+)$/.exec(line)?.[1] ?? [])[0];
  return reason.startsWith('SyntaxError') && place !== undefined ? `${place}: ${reason}` : reason;
}

/** What was made before, and what a killed process had half made. */
function forgetOld(cache: string): void {
  const byAge = readdirSync(cache)
    .map((name) => ({ name, at: statSync(join(cache, name)).mtimeMs }))
    .toSorted((a, b) => b.at - a.at);
  const whole = byAge.filter(({ name }) => !name.includes('.')).slice(kept);
  const half = byAge.filter(({ name, at }) => name.includes('.') && Date.now() - at > halfMadeMs);
  for (const { name } of [...whole, ...half]) rmSync(join(cache, name), { recursive: true, force: true });
}
