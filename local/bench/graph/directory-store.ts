import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { ObjectStore } from '../../../shared/storage/objects.ts';

/** A store of whole files in a directory, each under its own name, so that other tools can read them too. */
export const directoryStore = (directory: string): ObjectStore => ({
  async put(name, content) {
    const file = join(directory, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  },
  async get(name) {
    const file = join(directory, name);
    return existsSync(file) ? readFileSync(file) : undefined;
  },
  async list(prefix) {
    const names = readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(directory, join(entry.parentPath, entry.name)));
    return names.filter((name) => name.startsWith(prefix)).sort();
  },
});
