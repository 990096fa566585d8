import { userInfo } from 'node:os';
import { importStaff } from '../../functions/keep-staff/keep-staff.ts';
import { standForPractice } from '../../shared/desk/practice-people.ts';
import { staffColumns } from '../../shared/domain/desk/staff-file.ts';
import { shardByBacklog } from '../../shared/runtime/backlog.ts';
import { pauseWithJitter } from '../../shared/runtime/pause.ts';
import { openPolicy } from '../../shared/runtime/policy.ts';
import { readAllStaff } from '../../shared/storage/staff.ts';
import { exitCodeOf, readArguments, readNamedFile, UsageError, wholeNumber } from '../command-line.ts';
import { connect } from './connect.ts';

const usage = `npm run staff -- import FILE.csv [--dry-run]   makes the staff what the file says; who is in no row stays
npm run staff -- list                         everybody, as they are now
npm run staff -- practice [--people N]        puts made-up people into the practice lists, for newcomers (20)
  --stage NAME       of a deployed stage; else of what runs here
  --state DIR        the state directory of what runs here (.ringtrace)
Columns, in any order:
${Object.entries(staffColumns)
  .map(([name, what]) => `  ${name.padEnd(10)} ${what}`)
  .join('\n')}`;

async function main(): Promise<void> {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      people: { type: 'string', default: '20' },
      stage: { type: 'string' },
      state: { type: 'string', default: '.ringtrace' },
      help: { type: 'boolean', default: false },
    },
  });
  const [command, file] = positionals;
  if (values.help || command === undefined) return console.log(usage);
  if (command === 'import' && file === undefined) throw new UsageError(`Name the file.\n${usage}`);
  const csv = command === 'import' && file !== undefined ? readNamedFile(file).toString('utf8') : '';
  const { client, tables } = await connect(values);
  const desk = { client, table: tables.Desk };
  const policy = await shardByBacklog({ client, table: tables.CallQueue })(await openPolicy(client, tables.Desk)());
  const clock = () => new Date().toISOString();
  switch (command) {
    case 'import': {
      const keeping = {
        client,
        desk,
        callQueue: tables.CallQueue,
        audit: tables.Audit,
        policy,
        clock,
        pause: pauseWithJitter,
      };
      const answer = await importStaff(keeping, `command:${userInfo().username}`, csv, values['dry-run']);
      for (const { row, column, problem } of answer.problems) console.log(`row ${row}, ${column}: ${problem}`);
      for (const line of answer.lines) console.log(line);
      if (answer.problems.length > 0) throw new Error(`${answer.problems.length} problems: nothing was changed.`);
      const { added, changed, unchanged, handedOver } = answer;
      console.log(
        `${values['dry-run'] ? 'Would be: ' : ''}${added} new, ${changed} changed, ${unchanged} as they were; ${handedOver} tasks handed over.`,
      );
      return;
    }
    case 'list':
      for (const { id, name = '', lists, active, practice } of await readAllStaff(desk))
        console.log([id, name, lists.join('|'), active ? '' : 'not active', practice ? 'practice' : ''].join('  '));
      return;
    case 'practice': {
      const stood = await standForPractice(
        { client, people: tables.People, callQueue: tables.CallQueue, policy },
        wholeNumber(values.people, '--people'),
        clock(),
      );
      return console.log(`${stood} made-up people stand in the practice lists.`);
    }
    default:
      throw new UsageError(`There is no command ${command}.\n${usage}`);
  }
}

process.exitCode = await exitCodeOf(main);
