import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { TableTemplate } from './engine.ts';

const root = new URL('../..', import.meta.url).pathname;
const Template = z.object({
  Resources: z.record(z.string(), z.looseObject({ Type: z.string() })),
});

/**
 * The data stack's template as it would be deployed. Synthesising takes a second or more and most test files want it,
 * so it is kept under a name made from the sources that it comes of.
 */
export async function tableTemplate(): Promise<TableTemplate> {
  const file = join(tmpdir(), `ringtrace-tables-${digestOfSources()}.json`);
  if (!existsSync(file)) {
    const making = `${file}.${process.pid}`;
    writeFileSync(making, JSON.stringify(await synthesiseData()));
    renameSync(making, file);
  }
  return z.parse(Template, JSON.parse(readFileSync(file, 'utf8')));
}

function digestOfSources(): string {
  const infra = readdirSync(join(root, 'infra'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const files = [...infra.sort().map((name) => join('infra', name)), 'shared/storage/tables.ts', 'package-lock.json'];
  const hash = createHash('sha256');
  for (const name of files) hash.update(readFileSync(join(root, name)));
  return hash.digest('hex').slice(0, 16);
}

async function synthesiseData(): Promise<unknown> {
  const { App } = await import('aws-cdk-lib');
  const { DataStack } = await import('../../infra/stacks/data.ts');
  const { readSettings } = await import('../../infra/settings.ts');
  const outdir = mkdtempSync(join(tmpdir(), 'ringtrace-data-'));
  const given: Record<string, string> = {
    stage: 'try-tests',
    issuer: 'https://sign-in.example.org',
    audience: 'tests',
    consolePage: 'none',
  };
  const app = new App({ outdir, analyticsReporting: false });
  new DataStack(app, 'data', { settings: readSettings((name) => given[name]), stackName: 'data' });
  const { template } = app.synth().getStackByName('data');
  rmSync(outdir, { recursive: true });
  return template;
}
