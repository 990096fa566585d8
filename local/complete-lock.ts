import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod/mini';

/**
 * `npm run lock`, after every `npm install`: writes the optional packages for other platforms into the lock file which
 * the registry at hand does not have. npm leaves them out of the lock without a word, and then refuses `npm ci` because
 * they are missing.
 */
const file = new URL('../package-lock.json', import.meta.url);

const Package = z.looseObject({
  version: z.optional(z.string()),
  optionalDependencies: z.optional(z.record(z.string(), z.string())),
});
const Lock = z.looseObject({ packages: z.record(z.string(), Package) });

const lock = z.parse(Lock, JSON.parse(readFileSync(file, 'utf8')));
const { packages } = lock;

const locked = (from: string, name: string) =>
  packages[`${from}/node_modules/${name}`] !== undefined || packages[`node_modules/${name}`] !== undefined;

// The project's own optional package is for one platform, and is there or not as it is meant to be.
const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
  from === '' ? [] : Object.entries(optionalDependencies).filter(([name]) => !locked(from, name)),
);
for (const [name, range] of missing) {
  const version = /^\d+\.\d+\.\d+\S*$/.test(range) ? range : undefined;
  if (version === undefined) throw new Error(`${name}: the range ${range} names no one version; add it by hand.`);
  packages[`node_modules/${name}`] = { version, optional: true };
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${missing.length} packages added to the lock file${missing.length > 0 ? ': commit it' : ''}.`);
