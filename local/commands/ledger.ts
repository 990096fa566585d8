import { setTimeout as wait } from 'node:timers/promises';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { Balance } from '../../shared/domain/cases/ledger.ts';
import { adjust } from '../../shared/storage/counters.ts';
import { exitCodeOf, readArguments } from '../command-line.ts';
import { connect, type Installation } from './connect.ts';
import { type Reconciliation, reconcile } from './reconcile.ts';

const usage = `npm run ledger                      reads the tables whole and compares them with the ledger kept from their streams
  --repair           puts right what differs: counters, and contacts of which nothing was made
  --stage NAME       of a deployed stage; else of what runs here
  --state DIR        the state directory of what runs here (.ringtrace)
Exit code 0: it balances. 1: it does not.`;

const columns = [
  'in',
  'opened',
  'joined',
  'alreadyKnown',
  'notNeeded',
  'setAside',
  'open',
  'closed',
  'difference',
] as const;

function print({ counted, kept, drift, lostIntakes, lostNamings, items }: Reconciliation): void {
  const row = (what: string, balance: Balance) => [what, ...columns.map((name) => String(balance[name]))];
  const rows = [
    ['', ...columns],
    row('cases', counted.kinds.case),
    row('contacts', counted.kinds.contact),
    row('follow-ups', counted.kinds['follow-up']),
    row('referrals', counted.kinds.referral),
    row('all', counted),
    row('kept', kept),
  ];
  const widths = rows[0]?.map((_, n) => Math.max(...rows.map((cells) => cells[n]?.length ?? 0))) ?? [];
  for (const cells of rows) console.log(cells.map((cell, n) => cell.padStart(widths[n] ?? 0)).join('  '));
  console.log(`${items} items read; ${counted.people} people, ${counted.exposures} exposures.`);
  for (const [name, [was, is]] of drift) console.log(`differs: ${name} is kept as ${was}, the tables say ${is}`);
  for (const id of lostIntakes.slice(0, 20)) console.log(`taken in, and nothing became of it: message ${id}`);
  for (const { interviewId, contactKey } of lostNamings.slice(0, 20))
    console.log(`named, and nothing was made of it: contact ${contactKey} of ${interviewId}`);
  const lost = lostIntakes.length + lostNamings.length;
  if (lost > 40) console.log(`and more: ${lost} in all`);
}

const balances = ({ counted, drift, lostIntakes, lostNamings }: Reconciliation): boolean =>
  counted.difference === 0 && drift.size === 0 && lostIntakes.length === 0 && lostNamings.length === 0;

const read = ({ client, tables }: Installation) =>
  reconcile({ client, caseFiles: tables.CaseFiles, callQueue: tables.CallQueue }, (items) =>
    process.stderr.write(`${items} items read\n`),
  );

/** Counters are moved by what differs, and only when a second look says the same: the streams may be a second behind. */
async function repair(installation: Installation, first: Reconciliation): Promise<void> {
  await wait(5_000);
  const second = await read(installation);
  const counters = { client: installation.client, table: installation.tables.CallQueue };
  for (const [name, [was, is]] of second.drift) {
    const before = first.drift.get(name);
    if (before === undefined || before[1] - before[0] !== is - was) continue;
    await adjust(
      counters,
      /^(line|open)\./.test(name) ? 'LINES' : 'LEDGER',
      { [name]: is - was },
      new Date().toISOString(),
    );
    console.log(`put right: ${name} by ${is - was}`);
  }
  for (const message of second.lostNamings) {
    const QueueUrl = await installation.queueUrl('named-contacts');
    await installation.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(message) }));
    console.log(`published again: contact ${message.contactKey} of ${message.interviewId}`);
  }
}

async function main(): Promise<number> {
  const { values } = readArguments({
    options: {
      repair: { type: 'boolean', default: false },
      stage: { type: 'string' },
      state: { type: 'string', default: '.ringtrace' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const installation = await connect(values);
  const found = await read(installation);
  print(found);
  const fine = balances(found);
  console.log(
    fine ? `The ledger of ${installation.where} balances.` : `The ledger of ${installation.where} does NOT balance.`,
  );
  if (!fine && values.repair) await repair(installation, found);
  return fine ? 0 : 1;
}

process.exitCode = await exitCodeOf(main);
