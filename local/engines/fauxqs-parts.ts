import type { DatabaseSync } from 'node:sqlite';
import type { buildApp } from 'fauxqs';

type Stores = NonNullable<NonNullable<Parameters<typeof buildApp>[0]>['stores']>;
type SqsStore = Stores['sqsStore'];
type Persistence = NonNullable<SqsStore['persistence']>;

/** A queue as the engine keeps it. */
export type EngineQueue = ReturnType<SqsStore['createQueue']>;

/** A message as the engine keeps it. */
export type EngineMessage = Parameters<EngineQueue['enqueue']>[0];

/** What is in memory and the file that remembers it. */
export interface OpenStores {
  readonly stores: Stores;
  newMessage(body: string): EngineMessage;
  close(): void;
}

/**
 * Opens fauxqs's stores on a directory.
 *
 * Its own `startFauxqs` does this too, but listens on every interface, and messages carry names and phone numbers. The classes are not
 * among the package's exports, hence the imports of the files beside its entry; a new version of it may move them, and the tests tell.
 */
export async function openStores(directory: string): Promise<OpenStores> {
  const { SqsStore: Sqs }: { SqsStore: SqsClass } = await part('sqs/sqsStore.js');
  const { SnsStore: Sns }: { SnsStore: new () => Stores['snsStore'] } = await part('sns/snsStore.js');
  const { S3Store: S3 }: { S3Store: new () => Stores['s3Store'] } = await part('s3/s3Store.js');
  const { PersistenceManager }: { PersistenceManager: new (directory: string) => Persistence } =
    await part('persistence.js');
  const persistence = new PersistenceManager(directory);
  // A killed process loses nothing this way, and no message waits for the disk.
  const database: DatabaseSync = Reflect.get(persistence, 'db');
  database.exec('PRAGMA synchronous = NORMAL');
  showAgain(persistence, database);
  const stores = { sqsStore: new Sqs(), snsStore: new Sns(), s3Store: new S3() };
  // Its default builds queue URLs on a host name; empty means the address that was asked.
  stores.sqsStore.host = '';
  persistence.loadSqsAndSns(stores.sqsStore, stores.snsStore);
  stores.sqsStore.persistence = persistence;
  for (const queue of stores.sqsStore.allQueues()) queue.persistence = persistence;
  return { stores, newMessage: (body) => Sqs.createMessage(body), close: () => persistence.close() };
}

/**
 * Whoever had received a message died with the process before this one: every hidden message shows again.
 *
 * fauxqs 2.4 has a statement of its own for one message, which sets a NOT NULL column to null and so fails at a visibility of 0.
 */
function showAgain(persistence: Persistence, database: DatabaseSync): void {
  const shown = 'receipt_handle = NULL, visibility_deadline = NULL';
  // Nobody failed at them, so that receipt does not count towards the dead-letter queue.
  const uncounted = 'approximate_receive_count = max(0, approximate_receive_count - 1)';
  database.exec(`UPDATE sqs_messages SET ${shown}, ${uncounted} WHERE receipt_handle IS NOT NULL`);
  const one = database.prepare(`UPDATE sqs_messages SET ${shown} WHERE message_id = ?`);
  persistence.updateMessageReady = (messageId) => void one.run(messageId);
}

interface SqsClass {
  new (): SqsStore;
  createMessage(body: string): EngineMessage;
}

function part(file: string) {
  return import(new URL(file, import.meta.resolve('fauxqs')).href);
}
