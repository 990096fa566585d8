import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { builtPage } from '../../local/built-page.ts';

const root = mkdtempSync(join(tmpdir(), 'ringtrace-built-'));
afterAll(() => rmSync(root, { recursive: true }));

/** Stands for Vite: copies the source into the folder it is told. */
const vite = `
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
const out = process.argv[process.argv.indexOf('--outDir') + 1];
const source = readFileSync('web/main.ts', 'utf8');
if (source.includes('mistake')) { console.error('main.ts:1: a mistake'); process.exit(1); }
mkdirSync(out, { recursive: true });
writeFileSync(out + '/index.html', source);
`;
const write = (text: string) => writeFileSync(join(root, 'web/main.ts'), text);
const shown = (page: string) => readFileSync(join(page, 'index.html'), 'utf8');

beforeEach(() => {
  for (const name of ['.ringtrace', 'web', 'shared']) rmSync(join(root, name), { recursive: true, force: true });
  for (const name of ['node_modules/vite/bin', 'web', 'shared']) mkdirSync(join(root, name), { recursive: true });
  writeFileSync(join(root, 'node_modules/vite/bin/vite.js'), vite);
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  write('first');
});

describe("the console's page", () => {
  it('is built where there is none, and again only when a source has changed', async () => {
    const told = vi.fn();
    expect(shown(await builtPage(root, told))).toBe('first');
    await builtPage(root, told);
    expect(told).toHaveBeenCalledTimes(1);
    write('second');
    expect(shown(await builtPage(root, told))).toBe('second');
    writeFileSync(join(root, 'shared/words.ts'), 'export {};');
    await builtPage(root, told);
    expect(told).toHaveBeenCalledTimes(3);
  });

  it('is built again where somebody has removed it', async () => {
    rmSync(await builtPage(root, () => undefined), { recursive: true });
    expect(shown(await builtPage(root, () => undefined))).toBe('first');
  });

  it('stays as it is when the next cannot be built, which is said, and nothing half made is left', async () => {
    const page = await builtPage(root, () => undefined);
    write('mistake');
    await expect(builtPage(root, () => undefined)).rejects.toThrow(/npm run web\):\nmain\.ts:1: a mistake/);
    expect(shown(page)).toBe('first');
    expect(readdirSync(join(root, '.ringtrace'))).toEqual(['page-of.txt']);
    write('mended');
    expect(shown(await builtPage(root, () => undefined))).toBe('mended');
  });

  it('holds nothing that says of which sources it is: whatever is in it is published', async () => {
    const page = await builtPage(root, () => undefined);
    expect(readdirSync(page)).toEqual(['index.html']);
    expect(existsSync(join(root, '.ringtrace', 'page-of.txt'))).toBe(true);
  });
});
