import { ScanCommand, type ScanCommandOutput } from '@aws-sdk/client-dynamodb';
import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { type GraphMessage, graphMessageSchema as schema } from '../../shared/messages/graph-message.ts';
import { exitCodeOf, readArguments } from '../command-line.ts';
import { connect, type Installation } from './connect.ts';

/** `npm run networks`: has every exposure and every case looked at again by those who keep the contact networks. */

const usage = `npm run networks [-- --stage NAME | --state DIRECTORY]
  Sends a message for every exposure and every case: contact networks are brought up to what the case files say.
  Messages that find nothing to do cost a few reads each; it may be run at any time, and again.`;

/** One message an exposure (with its source), one a person who is or was a case. */
function messageFor({ pk, sk }: { readonly pk: string; readonly sk: string }): GraphMessage | undefined {
  const id = pk.slice('PERSON#'.length);
  if (!pk.startsWith('PERSON#')) return undefined;
  if (sk.startsWith('EXPOSED#')) return { schema, exposure: sk.slice('EXPOSED#'.length), of: id };
  if (sk.startsWith('MERGED#')) return { schema, person: sk.slice('MERGED#'.length) };
  return sk.startsWith('INFECTION#') ? { schema, person: id } : undefined;
}

async function send({ sqs }: Installation, QueueUrl: string, messages: readonly GraphMessage[]): Promise<void> {
  for (let from = 0; from < messages.length; from += 10) {
    const Entries = messages
      .slice(from, from + 10)
      .map((message, n) => ({ Id: String(n), MessageBody: JSON.stringify(message) }));
    const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    if (Failed.length > 0) throw new Error(`${Failed.length} messages were not taken by the queue: run it again.`);
  }
}

async function main(): Promise<void> {
  const { values } = readArguments({
    options: {
      stage: { type: 'string' },
      state: { type: 'string', default: '.ringtrace' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(usage);
  const installation = await connect(values);
  const QueueUrl = await installation.queueUrl('graph-changes');
  let sent = 0;
  let from: ScanCommandOutput['LastEvaluatedKey'];
  do {
    const page: ScanCommandOutput = await installation.client.send(
      new ScanCommand({
        TableName: installation.tables.CaseFiles,
        ProjectionExpression: 'pk, sk',
        ExclusiveStartKey: from,
      }),
    );
    const messages = (page.Items ?? []).flatMap((item) => {
      const { pk, sk } = unmarshall(item);
      return messageFor({ pk: String(pk), sk: String(sk) }) ?? [];
    });
    await send(installation, QueueUrl, messages);
    sent += messages.length;
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  console.log(`${sent} messages sent to graph-changes of ${installation.where}.`);
}

process.exitCode = await exitCodeOf(main);
