import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { synthesise } from '../../local/synthesise.ts';

const root = mkdtempSync(join(tmpdir(), 'ringtrace-synthesise-'));
afterAll(() => rmSync(root, { recursive: true }));

/** A project whose app writes the context it was given. */
const app = `
import { mkdirSync, writeFileSync } from 'node:fs';
mkdirSync(process.env.CDK_OUTDIR, { recursive: true });
writeFileSync(process.env.CDK_OUTDIR + '/context.json', process.env.CDK_CONTEXT_JSON);
writeFileSync(process.env.CDK_OUTDIR + '/manifest.json', '{}');
`;

beforeEach(() => {
  rmSync(join(root, '.ringtrace'), { recursive: true, force: true });
  for (const folder of ['infra', 'functions', 'shared']) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'cdk.json'), '{"context":{"country":"KZ"}}');
  writeFileSync(join(root, 'infra/app.ts'), app);
});

describe('synthesising', () => {
  it("asks for stage local and its sign-in, with the project's own context", async () => {
    const directory = await synthesise(root, () => undefined);
    expect(JSON.parse(readFileSync(join(directory, 'context.json'), 'utf8'))).toMatchObject({
      country: 'KZ',
      stage: 'local',
      issuer: 'http://sign-in.localhost',
      audience: 'ringtrace',
    });
  });

  it('happens again only when a source has changed', async () => {
    const told = vi.fn();
    const first = await synthesise(root, told);
    expect(await synthesise(root, told)).toBe(first);
    expect(told).toHaveBeenCalledTimes(1);
    writeFileSync(join(root, 'functions/new.ts'), 'export {};');
    expect(await synthesise(root, told)).not.toBe(first);
    expect(told).toHaveBeenCalledTimes(2);
    rmSync(join(root, 'functions/new.ts'));
  });

  it('gives the same to two who ask at once', async () => {
    const [one, other] = await Promise.all([synthesise(root, () => undefined), synthesise(root, () => undefined)]);
    expect(one).toBe(other);
    expect(existsSync(join(one, 'manifest.json'))).toBe(true);
  });

  it('names file and line of a source that is no TypeScript', async () => {
    writeFileSync(join(root, 'infra/broken.ts'), 'export const queue = {\n  name: 1,,\n};\n');
    writeFileSync(join(root, 'infra/app.ts'), "import './broken.ts';");
    await expect(synthesise(root, () => undefined)).rejects.toThrow(/infra\/broken\.ts:2: SyntaxError/);
    rmSync(join(root, 'infra/broken.ts'));
  });

  it('says in one line why it cannot, and keeps nothing half made', async () => {
    writeFileSync(
      join(root, 'infra/app.ts'),
      "console.error('npm warn something');\nthrow new TypeError('queue has no name');",
    );
    const failure: unknown = await synthesise(root, () => undefined).catch((error: unknown) => error);
    expect(String(failure)).toMatch(
      /^LocalFailure: The templates cannot be synthesised: TypeError: queue has no name \(all of it: [^\n]*\)$/,
    );
    await expect(synthesise(root, () => undefined)).rejects.toThrow('queue has no name');
  });

  it('says where a function cannot be read', async () => {
    const esbuild = JSON.stringify(import.meta.resolve('esbuild'));
    writeFileSync(join(root, 'functions/handler.ts'), 'export const handler = ;');
    writeFileSync(
      join(root, 'infra/app.ts'),
      `import { buildSync } from ${esbuild};\nbuildSync({ entryPoints: ['functions/handler.ts'], write: false });`,
    );
    await expect(synthesise(root, () => undefined)).rejects.toThrow(
      'The templates cannot be synthesised: functions/handler.ts:1:23: ERROR: Unexpected ";"',
    );
  });
});
