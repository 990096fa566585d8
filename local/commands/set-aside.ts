import { userInfo } from 'node:os';
import { analyticDetails } from '../../shared/domain/cases/case.ts';
import { audit } from '../../shared/storage/audit.ts';
import type { SetAside } from '../../shared/storage/intake.ts';
import { sendAgain } from '../../shared/storage/send-again.ts';
import { dismiss, readSetAside, readSetAsides } from '../../shared/storage/set-asides.ts';
import { exitCodeOf, readArguments, UsageError } from '../command-line.ts';
import { connect, type Installation } from './connect.ts';

const usage = `npm run set-aside -- list                       what was set aside, why, and what to do
npm run set-aside -- show ID                    one, whole (it may identify somebody: the look is written down)
npm run set-aside -- redrive ID... | --all      send again, after what was wrong is mended
npm run set-aside -- dismiss ID... --why TEXT   take off the list what came again mended, or will never be used; it is kept
  --code our-fault   only those set aside for this reason
  --stage NAME       of a deployed stage; else of what runs here
  --state DIR        the state directory of what runs here (.ringtrace)`;

async function readAll({ client, tables }: Installation, code: string | undefined): Promise<SetAside[]> {
  const asides = await readSetAsides({ client, people: tables.People });
  return asides.filter((aside) => code === undefined || aside.code === code);
}

/** The values of fields that identify nobody: a date as it was written is what a person needs to see. */
function harmlessValues({ body, fields }: SetAside): string {
  let sent: unknown;
  try {
    sent = JSON.parse(body);
  } catch {
    return '';
  }
  if (typeof sent !== 'object' || sent === null) return '';
  const values = new Map(Object.entries(sent));
  const harmless = new Set(['source', 'caseId', 'kind', 'issuedAt', ...Object.keys(analyticDetails)]);
  const told = new Set(fields.map(({ field }) => field).filter((field) => harmless.has(field) && values.has(field)));
  return [...told].map((field) => `${field} = ${JSON.stringify(values.get(field))}`).join(', ');
}

function print(asides: readonly SetAside[]): void {
  for (const aside of asides) {
    const values = harmlessValues(aside);
    console.log(
      `${aside.id}  ${aside.kind}  ${aside.recordedAt}  ${aside.code}\n  ${aside.reason}${values ? `\n  ${values}` : ''}`,
    );
  }
  console.log(`${asides.length} set aside.`);
}

async function show({ client, tables }: Installation, id: string | undefined): Promise<void> {
  const aside = id && (await readSetAside({ client, people: tables.People }, id));
  if (!aside)
    throw new Error(
      `Nothing of that id is set aside: ${id ?? '(none given)'}. npm run set-aside -- list shows the ids.`,
    );
  await audit(client, tables.Audit, {
    personId: `set-aside:${aside.id}`,
    at: new Date().toISOString(),
    actor: `command:${userInfo().username}`,
    role: 'engineer',
    act: 'show-set-aside',
    purpose: 'mend input',
    epoch: 0,
    fields: ['body'],
  });
  console.log(JSON.stringify(aside, null, 2));
}

async function redrive({ sqs, queueUrl }: Installation, asides: readonly SetAside[]): Promise<void> {
  const [confirmedCases, namedContacts] = await Promise.all([queueUrl('confirmed-cases'), queueUrl('named-contacts')]);
  const send = sendAgain(sqs, { confirmedCases, namedContacts });
  for (const { id, kind, body } of asides) {
    await send(kind, id, body);
    console.log(`sent again: ${id} (${kind})`);
  }
  console.log(`${asides.length} sent again; what cannot be used still will be set aside again.`);
}

async function dismissAll(
  { client, tables }: Installation,
  asides: readonly SetAside[],
  why: string | undefined,
): Promise<void> {
  if (why === undefined || why.trim() === '')
    throw new UsageError('Say why: --why "the laboratory sent it again as case 17".');
  for (const aside of asides) {
    const dismissed = { why, by: userInfo().username, at: new Date().toISOString() };
    const done = await dismiss({ client, people: tables.People }, aside, dismissed);
    console.log(done ? `dismissed: ${aside.id}` : `left alone, because it has changed: ${aside.id}`);
  }
}

/** What the ids name among what is set aside. @throws where one names nothing, or nothing is named. */
function chosen(asides: readonly SetAside[], ids: readonly string[], all: boolean): SetAside[] {
  const found = asides.filter(({ id }) => all || ids.includes(id));
  const unknown = ids.filter((id) => !found.some((aside) => aside.id === id));
  if (unknown.length > 0) throw new Error(`Nothing of these ids is set aside: ${unknown.join(', ')}.`);
  if (ids.length === 0 && !all) throw new UsageError('Name the ids; npm run set-aside -- list shows them.');
  return found;
}

async function main(): Promise<void> {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: {
      all: { type: 'boolean', default: false },
      code: { type: 'string' },
      why: { type: 'string' },
      stage: { type: 'string' },
      state: { type: 'string', default: '.ringtrace' },
      help: { type: 'boolean', default: false },
    },
  });
  const [command, ...ids] = positionals;
  if (values.help || command === undefined) return console.log(usage);
  const installation = await connect(values);
  switch (command) {
    case 'list':
      return print(await readAll(installation, values.code));
    case 'show':
      return show(installation, ids[0]);
    case 'redrive':
      return redrive(installation, chosen(await readAll(installation, values.code), ids, values.all));
    case 'dismiss':
      return dismissAll(installation, chosen(await readAll(installation, values.code), ids, false), values.why);
    default:
      throw new UsageError(`There is no command ${command}.\n${usage}`);
  }
}

process.exitCode = await exitCodeOf(main);
