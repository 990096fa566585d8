import { spawnSync } from 'node:child_process';

/**
 * `npm run rules`: who may import whom. A cruise that sees no modules finds no violations either (it happens with a
 * compiler it cannot use), so the number of modules seen is part of the check.
 */
const folders = ['infra', 'functions', 'shared', 'local', 'test', 'web'];
const modulesAtLeast = 800;

const { stdout, stderr, status } = spawnSync(
  'depcruise',
  ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...folders],
  { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
);

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
  readonly comment?: string;
}

interface Cruise {
  readonly summary: { readonly violations: readonly Violation[]; readonly totalCruised: number };
}

const isCruise = (value: unknown): value is Cruise => typeof value === 'object' && value !== null && 'summary' in value;

const read = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const cruise = read(stdout);
if (!isCruise(cruise)) {
  console.error(`The import rules could not be checked (exit ${status}): ${stderr}`);
  process.exit(1);
}
const { violations, totalCruised } = cruise.summary;
for (const { from, to, rule } of violations) console.error(`${rule.name}: ${from} imports ${to}`);
console.log(`${totalCruised} modules, ${violations.length} imports against the rules.`);
if (totalCruised < modulesAtLeast)
  console.error(`At least ${modulesAtLeast} modules were expected: it did not see the code.`);
process.exit(violations.length > 0 || totalCruised < modulesAtLeast ? 1 : 0);
