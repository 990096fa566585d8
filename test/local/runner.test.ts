import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { startTestLocal, type TestLocal } from '../support/local.ts';
import { synthesiseFixture } from '../support/local-assembly.ts';

const assembly = mkdtempSync(join(tmpdir(), 'ringtrace-assembly-'));
let local: TestLocal;
let client: DynamoDBClient;

beforeAll(async () => {
  synthesiseFixture(assembly);
  local = await startTestLocal({ assembly });
  client = clientOf(local);
});
afterAll(async () => {
  client.destroy();
  await local.end();
  rmSync(assembly, { recursive: true });
});

function clientOf({ running }: TestLocal): DynamoDBClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return new DynamoDBClient({ endpoint: running.dynamodb, region: 'eu-west-1', credentials });
}

const Line = z.looseObject({ event: z.string() });

/** What a function has printed, one object a line. */
function lines(name: string): z.infer<typeof Line>[] {
  const file = join(local.state, 'logs', `${name}.log`);
  if (!existsSync(file)) return [];
  const written = readFileSync(file, 'utf8').split('\n');
  return written.filter((line) => line.startsWith('{')).map((line) => z.parse(Line, JSON.parse(line)));
}

const linesOf = (name: string, id: string) => lines(name).filter((line) => line.id === id);

async function stored(): Promise<string[]> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: local.running.tables.Things }));
  return Items.map((item) => item.pk?.S ?? '').sort();
}

describe('a queue', () => {
  it('brings a message to its function, which writes to the table, whose stream brings it to the next', async () => {
    await local.send('messages', { id: 'whole-way' });
    await local.settle();
    expect(await stored()).toContain('whole-way');
    expect(linesOf('follow', 'whole-way')).toMatchObject([{ event: 'saw', name: 'INSERT', shard: true }]);
  });

  it('sees only the failed message of a batch again, and at last in its dead-letter queue', async () => {
    await local.send('messages', { id: 'good-1' }, { id: 'bad', act: 'fail' }, { id: 'good-2' });
    await local.settle();
    expect(linesOf('store', 'bad')[0]).toMatchObject({ batch: 3 });
    expect(linesOf('store', 'bad').map(({ times }) => times)).toEqual(['1', '2']);
    expect(linesOf('store', 'good-1')).toHaveLength(1);
    expect(linesOf('store', 'good-2')).toHaveLength(1);
    expect(await bodies('messages-dead')).toContainEqual(expect.stringContaining('"bad"'));
  });

  it('keeps the messages of an invocation that throws, takes too long or ends its thread', async () => {
    const acts = ['throw', 'hang', 'die'];
    // One by one at first; the second time they come together, and the first takes the others with it.
    for (const act of acts) await local.send('messages', { id: `unwell-${act}`, act });
    await local.settle();
    const dead = await bodies('messages-dead');
    for (const act of acts) {
      expect(linesOf('store', `unwell-${act}`)[0]).toMatchObject({ times: '1', batch: 1 });
      expect(dead).toContainEqual(expect.stringContaining(`unwell-${act}`));
    }
  });

  it('counts the units that its function reports', async () => {
    const before = (await local.control.units()).operations['store:stored'] ?? { wru: 0, rru: 0, n: 0 };
    await local.send('messages', { id: 'units' });
    await local.settle();
    const after = (await local.control.units()).operations['store:stored'];
    expect(after).toEqual({ wru: before.wru + 1, rru: before.rru + 0.5, n: before.n + 1 });
  });
});

/** The bodies that wait in a queue nobody reads. */
async function bodies(queue: string): Promise<string[]> {
  const response = await fetch(local.running.sqs, {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AmazonSQS.ReceiveMessage' },
    body: JSON.stringify({ QueueUrl: local.running.queues[queue], MaxNumberOfMessages: 10, VisibilityTimeout: 0 }),
  });
  const Answer = z.object({ Messages: z._default(z.array(z.object({ Body: z.string() })), []) });
  return z.parse(Answer, await response.json()).Messages.map(({ Body }) => Body);
}

describe('a stream', () => {
  const put = (pk: string, sk: string) =>
    client.send(new PutItemCommand({ TableName: local.running.tables.Things, Item: { pk: { S: pk }, sk: { S: sk } } }));

  it('is filtered as the mapping says', async () => {
    await put('wanted', 'CASE');
    await put('not-wanted', 'TASK');
    await local.settle();
    expect(linesOf('follow', 'wanted')).toHaveLength(1);
    expect(linesOf('follow', 'not-wanted')).toHaveLength(0);
  });

  it('gives a poison record up after its retries, tells its failure queue, and goes on in order', async () => {
    for (const pk of ['before', 'poison', 'after']) await put(pk, 'CASE');
    await local.settle();
    const seen = lines('follow').map(({ id }) => id);
    // With the rest of its batch, alone after the halving, and alone again: its retry.
    expect(seen.filter((id) => id === 'poison').length).toBeLessThanOrEqual(4);
    expect(seen.filter((id) => id === 'before')).toHaveLength(1);
    expect(seen.lastIndexOf('after')).toBeGreaterThan(seen.lastIndexOf('poison'));
    const [failure = ''] = await bodies('failures');
    expect(JSON.parse(failure)).toMatchObject({
      requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 2 },
      DDBStreamBatchInfo: { batchSize: 1 },
    });
  });

  it('is unsettled until its records are handled, even those written from outside', async () => {
    await put('counted', 'CASE');
    const { streams } = await local.control.inFlight();
    expect(Object.keys(streams)).toEqual(['follow<-Things']);
    await local.settle();
    expect(linesOf('follow', 'counted')).toHaveLength(1);
  });
});

describe('the HTTP API', () => {
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${local.running.api}${path}`, { headers });
  const bearer = async (user: string) => ({ authorization: `Bearer ${await local.token(user)}` });

  it('passes path and query parameters as payload format 2.0 does', async () => {
    const response = await get('/open/%D0%90?a=1&a=2&b=');
    expect(await response.json()).toMatchObject({
      rawPath: '/open/%D0%90',
      pathParameters: { name: 'А' },
      queryStringParameters: { a: '1,2', b: '' },
    });
  });

  it('tells the function who signed in, arrays as API Gateway writes them', async () => {
    const response = await get('/me', await bearer('supervisor'));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      claims: { sub: 'supervisor', groups: '[supervisor]', aud: 'ringtrace' },
    });
  });

  it('refuses with 401 without a token, with a broken one and with one whose signature was changed', async () => {
    const { authorization } = await bearer('operator');
    const [head, payload] = authorization.split('.');
    expect((await get('/me')).status).toBe(401);
    expect((await get('/me', { authorization: 'Bearer nonsense' })).status).toBe(401);
    expect((await get('/me', { authorization: `${head}.${payload}.AAAA` })).status).toBe(401);
  });

  it('refuses with 403 a token without the scope that the route asks for', async () => {
    expect((await get('/scoped', await bearer('operator'))).status).toBe(403);
  });

  it('answers 404 where no route fits', async () => {
    const response = await get('/nowhere');
    expect([response.status, await response.json()]).toEqual([404, { message: 'Not Found' }]);
  });

  it('lets the origins of its configuration ask from a browser', async () => {
    const allowed = await get('/open/x', { origin: 'http://localhost:5173' });
    const foreign = await get('/open/x', { origin: 'http://elsewhere.example' });
    expect(allowed.headers.get('access-control-allow-origin')).toBe('http://localhost:5173');
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('the control port', () => {
  it('wants its token', async () => {
    expect((await fetch(`${local.running.control}/clock`)).status).toBe(401);
  });

  it('drives the clock that functions read, and never back', async () => {
    const there = await local.control.drive('2031-05-01T08:00:00.000Z');
    expect(there).toEqual({ now: '2031-05-01T08:00:00.000Z', mode: 'standing' });
    expect(await local.control.drive('1861-11-01T08:00:00Z')).toEqual(there);
    await pause(20);
    const response = await fetch(`${local.running.api}/now`);
    expect(await response.json()).toMatchObject({ now: '2031-05-01T08:00:00.000Z' });
  });

  it('refuses a time it cannot read', async () => {
    await expect(local.control.drive('1 May')).rejects.toThrow('400');
  });
});

describe('a second start on the same state', () => {
  it('finds what the first one left, and repeats nothing', async () => {
    await local.send('messages', { id: 'survivor' });
    await local.settle();
    const [things, seen] = [await stored(), lines('follow').length];
    const { state } = local;
    await local.stop();
    local = await startTestLocal({ assembly, state });
    client = clientOf(local);
    await local.settle();
    expect(await stored()).toEqual(things);
    expect(lines('follow')).toHaveLength(seen);
    expect((await local.control.clock()).now).toBe('2031-05-01T08:00:00.000Z');
  });

  it('refuses while the first one runs', async () => {
    await expect(startTestLocal({ assembly, state: local.state })).rejects.toThrow('Ringtrace already runs on');
  });
});
