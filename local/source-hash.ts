import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What a synthesised template is made from. */
const sources = ['infra', 'functions', 'shared', 'cdk.json', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** What the console's page is made from. */
export const pageSources = ['web', 'shared', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** Made, not written: `web/dist` is the page itself. */
const made = new Set(['dist', '.vite']);

/** Twenty hexadecimal digits that change when a source does, or `besides`. */
export function sourceHash(root: string, besides: string, of: readonly string[] = sources): string {
  const hash = createHash('sha256').update(besides);
  for (const file of of.flatMap((name) => filesUnder(join(root, name)))) {
    hash.update(`\0${relative(root, file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 20);
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => !made.has(name))
    .toSorted()
    .flatMap((name) => filesUnder(join(path, name)));
}
