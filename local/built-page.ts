import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalFailure } from './engines/failure.ts';
import { pageSources, sourceHash } from './source-hash.ts';

/**
 * The folder of the console's built page (`web/dist`), built anew when a source has changed since.
 *
 * @param told hears that it has to be built, which takes some seconds
 * @throws LocalFailure with the end of what the build said
 */
export async function builtPage(root: string, told: () => void): Promise<string> {
  const page = join(root, 'web', 'dist');
  const made = join(root, '.ringtrace');
  // Of which sources it is: beside the page and not in it, because whatever is in it is published.
  const [stamp, hash] = [join(made, 'page-of.txt'), sourceHash(root, 'page', pageSources)];
  const isFresh = existsSync(join(page, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
  if (isFresh) return page;
  told();
  mkdirSync(made, { recursive: true });
  // Somewhere else first: a build that fails, or a second one at the same time, leaves a page that is whole.
  const making = join(made, `page.${process.pid}`);
  await build(root, making);
  putInPlace(making, page);
  writeFileSync(stamp, hash);
  return page;
}

/** Another who builds at the same time may put theirs there between the two steps: then both are done again. */
function putInPlace(made: string, page: string): void {
  for (let tries = 1; ; tries += 1) {
    rmSync(page, { recursive: true, force: true });
    try {
      renameSync(made, page);
      return;
    } catch (error) {
      if (tries === 5) throw error;
    }
  }
}

async function build(root: string, output: string): Promise<void> {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const config = join(root, 'web', 'vite.config.ts');
  const child = spawn(process.execPath, [vite, 'build', '--config', config, '--outDir', output, '--emptyOutDir'], {
    cwd: root,
    // A test runner's would build the page with React's development half.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (said += text.toString('utf8')));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code === 0 && existsSync(join(output, 'index.html'))) return;
  rmSync(output, { recursive: true, force: true });
  throw new LocalFailure(`The console's page cannot be built (npm run web):\n${said.trimEnd().slice(-2_000)}`);
}
