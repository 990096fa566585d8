import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const functions = fileURLToPath(new URL('../functions', import.meta.url));

/**
 * What the SDK loads only when it needs it, and never does here: ways to find credentials, which Lambda gives in the
 * environment, and the reading of event streams, which no operation of any client here has. Left out, a function that operators
 * wait for is a fifth smaller.
 */
const neverReached = [
  ...['http', 'ini', 'login', 'process', 'sso', 'web-identity'].map((way) => `@aws-sdk/credential-provider-${way}`),
  '@smithy/credential-provider-imds',
];
/** S3's client, unlike the others, loads it at once, though none of what is asked of it answers in events. */
const eventStreams = '@smithy/core/event-streams';

/** The folder of a function's sources. */
export const sourceOf = (name: string) => join(functions, name);

/** Folders of bundles by what they leave out; each is made once, when the first function of its sort asks. */
const made = new Map<boolean, string>();

/**
 * The folder of a function's bundle: `index.mjs`, everything it needs inside.
 *
 * All functions are bundled at once, by one esbuild: CDK's own `NodejsFunction` starts one for each, through npx, and the
 * templates took 45 s of processor that way, which now take 8.
 *
 * @param keepsFiles it reads or writes a bucket
 * @throws what esbuild says, where a handler does not build
 */
export function bundleOf(name: string, keepsFiles: boolean): string {
  const folder = made.get(keepsFiles) ?? bundleAll(keepsFiles ? neverReached : [...neverReached, eventStreams]);
  made.set(keepsFiles, folder);
  return join(folder, name);
}

function bundleAll(external: string[]): string {
  const outdir = mkdtempSync(join(tmpdir(), 'ringtrace-bundles-'));
  process.once('exit', () => rmSync(outdir, { recursive: true, force: true }));
  const entryPoints = Object.fromEntries(
    readdirSync(functions).map((name) => [`${name}/index`, join(sourceOf(name), 'handler.ts')]),
  );
  buildSync({
    entryPoints,
    outdir,
    external,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    mainFields: ['module', 'main'],
    minify: true,
    // Names and protocols are full of Cyrillic, which would otherwise take six bytes a letter.
    charset: 'utf8',
    logLevel: 'warning',
  });
  return outdir;
}
