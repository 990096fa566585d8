import { DynamoDBClient, ScanCommand, type ScanCommandOutput } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { expect } from 'vitest';
import * as z from 'zod/mini';
import { claimCall } from '../../functions/claim-call/claim-call.ts';
import { finishCall } from '../../functions/finish-call/finish-call.ts';
import { forbidCalls } from '../../functions/forbid-calls/forbid-calls.ts';
import { learnDetails } from '../../functions/learn-details/learn-details.ts';
import { learnNumber } from '../../functions/learn-details/learn-number.ts';
import { placeCall } from '../../functions/place-call/place-call.ts';
import { readExposures } from '../../functions/read-exposures/read-exposures.ts';
import { readLedger } from '../../functions/read-ledger/read-ledger.ts';
import { registerCase } from '../../functions/register-case/register-case.ts';
import { releaseCall } from '../../functions/release-call/release-call.ts';
import { renewClaim } from '../../functions/renew-claim/renew-claim.ts';
import { traceContact } from '../../functions/trace-contact/trace-contact.ts';
import type { Traced } from '../../functions/trace-contact/traced.ts';
import { workByHand } from '../../functions/work-by-hand/work-by-hand.ts';
import { ByHandRequest } from '../../shared/api/by-hand.ts';
import type { ClaimedTask } from '../../shared/api/calls.ts';
import { DetailsRequest, NumberRequest } from '../../shared/api/details.ts';
import { DoNotCallRequest } from '../../shared/api/do-not-call.ts';
import type { ExposureView } from '../../shared/api/exposures.ts';
import { FinishRequest } from '../../shared/api/finish.ts';
import type { LedgerResponse } from '../../shared/api/ledger.ts';
import type { PlaceRequest } from '../../shared/api/place.ts';
import { Task } from '../../shared/domain/calls/task.ts';
import { FollowUp } from '../../shared/domain/care/follow-up.ts';
import { Referral } from '../../shared/domain/care/referral.ts';
import { Exposure } from '../../shared/domain/cases/exposure.ts';
import { addTo } from '../../shared/domain/cases/ledger.ts';
import defaultPolicy from '../../shared/domain/desk/default-policy.json' with { type: 'json' };
import { readPolicy } from '../../shared/domain/desk/policy.ts';
import { shippedProfiles } from '../../shared/domain/diseases/profiles.ts';
import { Protocol } from '../../shared/domain/protocols/protocol.ts';
import protocols from '../../shared/domain/protocols/protocols.json' with { type: 'json' };
import type { NamingMessage } from '../../shared/messages/naming-message.ts';
import { phoneReader } from '../../shared/runtime/phone-numbers.ts';
import { openProtocols } from '../../shared/runtime/protocols.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { readTotals } from '../../shared/storage/counters.ts';
import { SetAside } from '../../shared/storage/intake.ts';
import { Profile } from '../../shared/storage/profiles.ts';
import { staffAtDesk } from '../../shared/storage/staff.ts';
import type { Dialer } from '../../shared/telephony/dialer.ts';
import { createTables, type TestEngine } from './engine.ts';
import { lookupMacs } from './lookup-macs.ts';
import type { Details } from './made-up.ts';
import { objectMap } from './object-map.ts';
import { countLedger, countLines, keepBoard, type Pumped, publish, pumpOf } from './stream-pump.ts';
import { tableTemplate } from './table-template.ts';

const Stored = z.looseObject({ pk: z.string(), sk: z.string() });
type Stored = z.infer<typeof Stored>;
type Held = Pick<ClaimedTask, 'id' | 'epoch'>;
type Dialable = Pick<ClaimedTask, 'id' | 'epoch' | 'attempt' | 'person'>;

/** How the streams and the queue behave for once. */
export interface Flow {
  /** Everything is handed over twice. */
  readonly twice?: boolean;
  /** Messages overtake each other: the last sent comes first. */
  readonly backwards?: boolean;
  /** The board's counters are kept too. */
  readonly board?: boolean;
}

/** A number from 0 up to 1, the same ones in every run. */
export function seededChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Diseases without follow-up, so that a call that was made is the last one. */
const withoutFollowUp = shippedProfiles.map(
  ({
    followUp: _followUp,
    isolationDays: _isolation,
    source: { followUp: _f, isolationDays: _i, ...source },
    ...profile
  }) => ({
    ...profile,
    source,
  }),
);

export interface Ways {
  /** People are followed as the profiles that ship say; else a person who was called is not called again. */
  readonly followUps?: boolean;
}

export type World = Awaited<ReturnType<typeof openWorld>>;

/** The real use cases on a real engine and tables of the synthesised template, with a clock that stands still. */
export async function openWorld(engine: TestEngine, { followUps = false }: Ways = {}) {
  const names = await createTables(engine.client, await tableTemplate());
  const name = (construct: string) => names[construct] ?? '';
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = meterClient(new DynamoDBClient({ endpoint: engine.endpoint, region: 'eu-west-1', credentials }));
  const chance = seededChance(1);
  let now = Date.parse('2020-03-02T08:00:00.000Z');
  const clock = () => new Date(now).toISOString();

  /** All that any of the use cases rests on. */
  const wired = {
    client,
    people: name('People'),
    caseFiles: name('CaseFiles'),
    callQueue: name('CallQueue'),
    desk: name('Desk'),
    audit: name('Audit'),
    policy: readPolicy(defaultPolicy),
    protocols: z.parse(z.array(Protocol), protocols),
    protocolByVersion: openProtocols(client, name('Desk')),
    profiles: followUps ? shippedProfiles : withoutFollowUp,
    macs: lookupMacs('1'),
    readPhone: phoneReader('RU'),
    staff: (operator: string) => staffAtDesk({ client, table: name('Desk') }, operator, readPolicy(defaultPolicy)),
    clock,
    store: objectMap(),
    keptAbove: 10_000,
    pause: (milliseconds: number) =>
      new Promise<void>((resolve) => setTimeout(resolve, (chance() * milliseconds) / 10)),
  };
  const counters = { client, table: wired.callQueue };
  const files = await pumpOf(client, engine.endpoint, wired.caseFiles);
  const queue = await pumpOf(client, engine.endpoint, wired.callQueue);
  const waiting: NamingMessage[] = [];
  let intakes = 0;

  async function items(table: 'people' | 'caseFiles' | 'callQueue' | 'audit'): Promise<Stored[]> {
    const found: Stored[] = [];
    let from: ScanCommandOutput['LastEvaluatedKey'];
    do {
      const page = await engine.client.send(new ScanCommand({ TableName: wired[table], ExclusiveStartKey: from }));
      found.push(...(page.Items ?? []).map((item) => z.parse(Stored, unmarshall(item))));
      from = page.LastEvaluatedKey;
    } while (from !== undefined);
    return found;
  }

  const parsedItems = async <Schema extends z.ZodMiniType>(
    table: 'people' | 'caseFiles' | 'callQueue',
    schema: Schema,
    wanted: (item: Stored) => boolean,
  ) => (await items(table)).filter(wanted).map((item) => z.parse(schema, item));

  /** Hands over what changed: counted, published, traced, until nothing more comes of it. */
  async function flow({ twice = false, backwards = false, board = false }: Flow = {}): Promise<Traced[]> {
    const done: Traced[] = [];
    for (;;) {
      const [changed, moved] = [await files.changes(), await queue.changes()];
      await counted(changed, moved, twice);
      for (let n = 0; board && n < (twice ? 2 : 1); n++) await keepBoard(counters, moved, clock());
      waiting.push(...(await publish(wired, changed)), ...(twice ? await publish(wired, changed) : []));
      const sent = waiting.splice(0);
      if (changed.length + moved.length + sent.length === 0) return done;
      const inOrder = backwards ? sent.toReversed() : sent;
      for (const message of twice ? inOrder.flatMap((each) => [each, each]) : inOrder) done.push(await trace(message));
    }
  }

  async function counted(changed: readonly Pumped[], moved: readonly Pumped[], twice: boolean): Promise<void> {
    for (let n = 0; n < (twice ? 2 : 1); n++) {
      await countLedger(counters, changed, clock());
      await countLines(counters, moved, clock());
    }
  }

  const trace = (message: NamingMessage) => traceContact(wired, JSON.stringify(message));

  const register = (message: unknown, intakeId = `intake-${++intakes}`) =>
    registerCase(wired, {
      intakeId,
      body: typeof message === 'string' ? message : JSON.stringify(message),
      redriven: false,
    });

  async function claim(operator: string): Promise<ClaimedTask | undefined> {
    const result = await claimCall(wired, operator);
    if ('refused' in result) throw new Error(`${operator} was refused: ${result.refused}`);
    return result.body.task ?? undefined;
  }

  async function mustClaim(operator: string): Promise<ClaimedTask> {
    const task = await claim(operator);
    if (task === undefined) throw new Error(`Nothing is due for ${operator}.`);
    return task;
  }

  const finish = (operator: string, held: Held, result: Details) =>
    finishCall(wired, operator, held.id, z.parse(FinishRequest, { epoch: held.epoch, ...result }));

  /** What dials for the operators of this world, and how it knows them; nothing does until a test says so. */
  const telephony: {
    dialer: Dialer | undefined;
    agentOf: (operator: string) => Promise<string | undefined>;
    readonly measured: string[];
    measure: (metric: string) => void;
  } = {
    dialer: undefined,
    agentOf: async (operator) => `agent-of-${operator}`,
    measured: [],
    measure(metric) {
      telephony.measured.push(metric);
    },
  };

  /** Places the attempt that the task shows, by hand on its first phone where nothing else is said. */
  const place = (operator: string, held: Dialable, more: Partial<PlaceRequest> = {}) =>
    placeCall({ ...wired, ...telephony }, operator, held.id, {
      epoch: held.epoch,
      attempt: held.attempt,
      phone: held.person.phones[0]?.id ?? 'none',
      mode: 'manual',
      ...more,
    });

  /** The ledger once everything has flowed, which must balance and agree with the tables. */
  async function settled(how: Flow = {}): Promise<LedgerResponse> {
    await flow(how);
    const ledger = await readLedger(counters);
    const kept = await readTotals(counters, 'LEDGER');
    const stored = (await items('caseFiles')).reduce((sum, item) => {
      const own = z.safeParse(z.record(z.string(), z.number()), item.ledger);
      return own.success ? addTo(sum, own.data) : sum;
    }, new Map<string, number>());
    const telling = (totals: ReadonlyMap<string, number>) =>
      Object.fromEntries([...totals].filter(([, n]) => n !== 0).sort());
    expect(telling(kept), 'the ledger kept from the stream is that of the tables').toEqual(telling(stored));
    expect(ledger, 'the ledger balances').toMatchObject({ difference: 0 });
    return ledger;
  }

  return {
    ...wired,
    wired,
    counters,
    engine,
    now: clock,
    /** Time passes. */
    forward(minutes: number) {
      now += minutes * 60_000;
    },
    register,
    claim,
    mustClaim,
    telephony,
    place,
    finish,
    renew: (operator: string, { id, epoch }: Held) =>
      renewClaim({ ...wired, queue: { client, table: wired.callQueue } }, operator, id, epoch),
    release: (operator: string, { id, epoch }: Held) =>
      releaseCall(wired, operator, id, { epoch, reason: 'it is somebody I know' }),
    tell: (operator: string, held: Held, told: Details) =>
      learnDetails(wired, operator, held.id, z.parse(DetailsRequest, { epoch: held.epoch, ...told })),
    tellNumber: (operator: string, held: Held, told: Details) =>
      learnNumber(wired, operator, held.id, z.parse(NumberRequest, { epoch: held.epoch, ...told })),
    byHand: (operator: string, held: Held, result: Details) =>
      workByHand(wired, operator, held.id, z.parse(ByHandRequest, { epoch: held.epoch, ...result })),
    forbid: (personId: string, request: Details) =>
      forbidCalls(wired, 'boss', personId, z.parse(DoNotCallRequest, { reason: 'their lawyer wrote', ...request })),
    trace,
    flow,
    settled,
    ledger: () => readLedger(counters),
    /** What changed, for tests that hand it over themselves. */
    files,
    queue,
    waiting,
    items,
    tasks: () => parsedItems('callQueue', Task, ({ sk }) => sk === 'TASK'),
    peopleProfiles: () => parsedItems('people', Profile, ({ sk }) => sk === 'PROFILE'),
    followUps: () => parsedItems('caseFiles', FollowUp, ({ sk }) => sk.startsWith('FOLLOW-UP#')),
    referrals: () =>
      parsedItems('caseFiles', Referral, ({ pk, sk }) => pk.startsWith('PERSON#') && sk.startsWith('REFERRAL#')),
    setAsides: () => parsedItems('people', SetAside, ({ pk }) => pk.startsWith('SET-ASIDE#')),
    /** Exposures where they were named: each once, those taken back too. */
    async exposures(): Promise<Exposure[]> {
      const named = await parsedItems(
        'caseFiles',
        z.object({ exposure: z.optional(Exposure) }),
        (item) => item.named === true,
      );
      return named.flatMap(({ exposure }) => exposure ?? []);
    },
    /** Exposures as epidemiologists read them, all pages. */
    async graph(source = 'laboratory'): Promise<ExposureView[]> {
      const found: ExposureView[] = [];
      let cursor: string | undefined;
      do {
        const page = await readExposures({ client, table: wired.caseFiles }, source, cursor);
        if ('refused' in page) throw new Error(page.refused);
        found.push(...page.exposures);
        cursor = page.cursor;
      } while (cursor !== undefined);
      return found;
    },
  };
}
