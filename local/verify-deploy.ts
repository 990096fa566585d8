/**
 * `npm run verify:deploy`: would it deploy? Every template through cfn-lint, then a real deployment with the real CDK CLI into an
 * emulator of AWS on loopback, the wiring checked, and everything destroyed again. Needs no account and touches none.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtPage } from './built-page.ts';
import { countArrived, danglingNames, readArrived } from './verify/arrived.ts';
import { type Emulator, startEmulator } from './verify/emulator.ts';
import { pageParts, requireUploaded } from './verify/page.ts';
import { endRunning, isInstalled, run, StepFailed } from './verify/run.ts';
import { countTypes, isEmulated, keepEmulated, readTemplates } from './verify/templates.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const cdkProgram = join(root, 'node_modules', 'aws-cdk', 'bin', 'cdk');
const provider = { issuer: 'https://sign-in.example.org', audience: 'ringtrace' };
const people = { adminEmail: 'admin@example.org', alarmEmail: 'alarms@example.org' };

const ownName = {
  consoleDomain: 'desk.example.org',
  consoleCertificate: 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d',
};

/** Every shape that the templates can take: thrown away or lasting, own provider or a pool. */
const shapes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'try-pool': { stage: 'try-pool', ...people },
  production: { stage: 'production', ...people },
  'production with its own provider': { stage: 'production', ...provider },
  'production with Amazon Connect': { stage: 'production', ...provider, connect: 'make' },
  'production under its own name': { stage: 'production', ...people, ...ownName },
};
/** What is deployed. With a provider, because moto's CloudFormation knows no Cognito. */
const deployed = { stage: 'try-verify', ...provider };

async function main(): Promise<void> {
  const missing: string[] = [];
  for (const tool of ['cfn-lint', 'moto_server']) if (!(await isInstalled(tool))) missing.push(tool);
  if (missing.length > 0) {
    console.log(
      `verify:deploy: skipped: ${missing.join(' and ')} not installed. Once: pip install cfn-lint 'moto[server]'`,
    );
    return;
  }
  await step("build the console's page", async () => void (await builtPage(root, () => undefined)));
  const scratch = await mkdtemp(join(tmpdir(), 'ringtrace-verify-'));
  let emulator: Emulator | undefined;
  const leave = async () => {
    endRunning();
    await emulator?.stop();
    await rm(scratch, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void leave().finally(() => process.exit(1)));
  }
  try {
    const { out, types } = await synthesise(scratch);
    const started = await step('start moto_server', startEmulator);
    emulator = started;
    await deployAndDestroy(started, out);
    console.log('Not exercised, because moto makes none of them (cfn-lint has seen them):');
    for (const type of types) if (!isEmulated(type)) console.log(`    ${type}`);
    console.log('verify:deploy: all good');
  } finally {
    await leave();
  }
}

/** Synthesises and lints every shape; `out` is the folder of the one that is deployed, `types` are those of all. */
async function synthesise(scratch: string): Promise<{ out: string; types: readonly string[] }> {
  const out = join(scratch, 'deployed');
  const context = Object.entries(deployed).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  await step('synthesise what is deployed, functions bundled', () =>
    cdk(['synth', '--quiet', '--output', out, ...context]),
  );
  const folders = [out];
  for (const [name, values] of Object.entries(shapes)) {
    const folder = join(scratch, name.replaceAll(' ', '-'));
    folders.push(folder);
    const bundleNothing = { 'aws:cdk:bundling-stacks': [] };
    const env = { CDK_OUTDIR: folder, CDK_CONTEXT_JSON: JSON.stringify({ ...values, ...bundleNothing }) };
    const app = join(root, 'infra', 'app.ts');
    await step(`synthesise ${name}`, () => run(process.execPath, [app], { env, seconds: 90 }));
  }
  const files = folders.flatMap(readTemplates);
  const templates = files.map(({ path }) => path);
  await step(`cfn-lint over ${templates.length} templates`, async () => {
    // W3005: CDK itself writes the dependency of a function on its role twice. Exit code 4: warnings only.
    const { output } = await run('cfn-lint', ['--ignore-checks', 'W3005', '--', ...templates], {
      seconds: 300,
      allowed: [0, 4],
    });
    return output.trim();
  });
  return { out, types: [...countTypes(files).keys()] };
}

async function deployAndDestroy(emulator: Emulator, out: string): Promise<void> {
  const cli = (args: readonly string[]) => cdk(['--app', out, '--ci', ...args], emulator.env);
  const whole = readTemplates(out);
  const types = countTypes(whole);
  const parts = pageParts(whole);
  keepEmulated(whole);
  await step('cdk bootstrap', () => cli(['bootstrap', emulator.environment]));
  const before = countArrived(await readArrived(emulator));
  await step('cdk deploy --all', () => cli(['deploy', '--all', '--require-approval', 'never', '--progress', 'events']));

  await step('ask the services what arrived', async () => {
    const arrived = await readArrived(emulator);
    const counts = countArrived(arrived);
    const lines = [...counts].map(([type, count]) => `${String(count).padStart(4)} ${type}`);
    const wrong = [...counts].filter(([type, count]) => count - (before.get(type) ?? 0) !== (types.get(type) ?? 0));
    if (wrong.length > 0) {
      const each = wrong.map(([type, count]) => `${type}: ${count} arrived, ${types.get(type) ?? 0} in the templates`);
      throw new StepFailed(each.join('\n'));
    }
    const dangling = danglingNames(arrived);
    if (dangling.length > 0) throw new StepFailed(dangling.join('\n'));
    await requireUploaded(emulator, parts);
    return [
      ...lines,
      `all ${parts.length} parts of the console's page are uploaded`,
      'every table, queue, stream, key and bucket that is named somewhere is there',
    ].join('\n');
  });
  await step('cdk destroy --all', () => cli(['destroy', '--all', '--force']));
  await step('nothing is left', async () => {
    const left = [...countArrived(await readArrived(emulator))].filter(([type, count]) => count !== before.get(type));
    if (left.length > 0) throw new StepFailed(left.map(([type, count]) => `${count} ${type}`).join(', '));
  });
}

const cdk = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  run(process.execPath, [cdkProgram, '--no-notices', ...args], { env, seconds: 120 });

/** Runs one step, says how long it took, and prints what it returns when that is text. */
async function step<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const started = performance.now();
  console.log(`  ${name} ...`);
  const result = await work();
  console.log(`  ${name}: ok, ${((performance.now() - started) / 1000).toFixed(1)} s`);
  if (typeof result === 'string' && result !== '') console.log(result.replaceAll(/^/gm, '    '));
  return result;
}

try {
  await main();
} catch (wrong) {
  console.error(`verify:deploy: ${wrong instanceof StepFailed ? wrong.message : String(wrong)}`);
  process.exitCode = 1;
}
