import { mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { applySettings, changes, inForceNow, problemsAgainst } from '../../shared/desk/settings-apply.ts';
import { orphanedLists } from '../../shared/desk/settings-orphans.ts';
import type { WrittenSetting } from '../../shared/desk/written-settings.ts';
import { inLine, UnusableData } from '../../shared/domain/read-data.ts';
import { readHead, readHeads } from '../../shared/storage/settings.ts';
import type { DeskTable } from '../../shared/storage/staff.ts';
import { exitCodeOf, readArguments, UsageError } from '../command-line.ts';
import { connect } from './connect.ts';
import { readSettingsFolder } from './settings-files.ts';

const usage = `npm run settings -- diff                     what the files would change
npm run settings -- apply --why TEXT         puts the files in force, within a minute
npm run settings -- history                  who applied what, when and why
npm run settings -- save                     writes what is in force now into the folder
  --from DIR         the folder: policy.json, profiles/*.json, protocols/*.json (settings)
  --force            apply although open tasks wait in lists that nobody would serve any more
  --stage NAME       of a deployed stage; else of what runs here
  --state DIR        the state directory of what runs here (.ringtrace)
Of kinds that the folder has no files of, nothing is changed.`;

interface Options {
  readonly from: string;
  readonly force: boolean;
  readonly why?: string | undefined;
}

async function diff(desk: DeskTable, files: readonly WrittenSetting[]): Promise<void> {
  const head = await readHead(desk, 'consistent');
  const lines = changes(await inForceNow(desk, head), files);
  for (const line of [...lines, ...problemsAgainst(head, files).map(inLine)]) console.log(line);
  console.log(lines.length === 0 ? 'Nothing differs.' : `${lines.length} differences.`);
}

async function apply(
  desk: DeskTable,
  callQueue: string,
  files: readonly WrittenSetting[],
  options: Options,
): Promise<void> {
  if (options.why === undefined || options.why.trim() === '')
    throw new UsageError('Say why: --why "two more districts".');
  const problems = problemsAgainst(await readHead(desk, 'consistent'), files);
  if (problems.length > 0) throw new UnusableData(problems);
  const orphaned = await orphanedLists({ client: desk.client, table: callQueue }, desk, files);
  for (const each of orphaned) console.log(inLine(each));
  if (orphaned.length > 0 && !options.force)
    throw new Error('Nothing was applied: these tasks would be left behind. Move them first, or say --force.');
  const by = `command:${userInfo().username}`;
  const head = await applySettings(desk, files, { by, at: new Date().toISOString(), why: options.why });
  console.log(`In force: settings ${head.version}, since ${head.at}. Everybody works by them within a minute.`);
}

async function history(desk: DeskTable): Promise<void> {
  for (const { version, at, by, why, documents } of await readHeads(desk)) {
    console.log(`${version}  ${at}  ${by}  ${why}`);
    console.log(`   ${documents.map(({ kind, name, version: own }) => `${kind}/${name} ${own}`).join(', ')}`);
  }
}

async function save(desk: DeskTable, folder: string): Promise<void> {
  for (const { kind, name, document } of await inForceNow(desk, await readHead(desk, 'consistent'))) {
    const file = join(folder, kind === 'policy' ? 'policy.json' : `${kind}/${name}.json`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(document, null, 2)}\n`);
    console.log(file);
  }
}

async function main(): Promise<void> {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: {
      from: { type: 'string', default: 'settings' },
      force: { type: 'boolean', default: false },
      why: { type: 'string' },
      stage: { type: 'string' },
      state: { type: 'string', default: '.ringtrace' },
      help: { type: 'boolean', default: false },
    },
  });
  const [command] = positionals;
  if (values.help || command === undefined) return console.log(usage);
  const { client, tables } = await connect(values);
  const desk = { client, table: tables.Desk };
  switch (command) {
    case 'diff':
      return diff(desk, readSettingsFolder(values.from));
    case 'apply':
      return apply(desk, tables.CallQueue, readSettingsFolder(values.from), values);
    case 'history':
      return history(desk);
    case 'save':
      return save(desk, values.from);
    default:
      throw new UsageError(`There is no command ${command}.\n${usage}`);
  }
}

process.exitCode = await exitCodeOf(main);
