import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bareName, forget, ownProvider, type Synthesised, statements, synthesise } from './synthesised.ts';

let made: Synthesised;
beforeAll(async () => {
  made = await synthesise({ stage: 'try-one', ...ownProvider }, 'bundled');
}, 300_000);
afterAll(() => forget(made));

function bundles(): { name: string; file: string; variables: Record<string, unknown> }[] {
  return made.ofType('AWS::Lambda::Function').map(({ properties }) => ({
    name: bareName(properties.FunctionName),
    file: join(made.folder, `asset.${properties.Code.S3Key.replace('.zip', '')}`, 'index.mjs'),
    variables: properties.Environment?.Variables ?? {},
  }));
}

test('the functions that operators wait for are at most 400 KB each, SDK included', () => {
  const screen = ['read-task', 'read-day', 'save-draft', 'reopen-call', 'raise-emergency', 'read-protocol'];
  const hot = ['claim-call', 'renew-claim', 'release-call', 'finish-call', ...screen];
  const kilobytes = bundles()
    .filter(({ name }) => hot.includes(name))
    .map(({ name, file }) => [name, Math.round(statSync(file).size / 1000)] as const);
  expect(kilobytes).toHaveLength(hot.length);
  for (const [name, size] of kilobytes) expect(size, name).toBeLessThanOrEqual(400);
});

test('Cyrillic stands in a bundle as it is written, two bytes a letter and not six', () => {
  const finishing = bundles().find(({ name }) => name === 'finish-call');
  const text = readFileSync(finishing?.file ?? '', 'utf8');
  expect(text).toContain('Саша');
  expect(text).not.toContain('\\u0421');
});

// Amazon Connect's client brings all of its schemas, 190 KB, whichever commands are used: they name their traits by computed
// keys, which no bundler dares to drop. Nobody waits for it but at a cold start.
test('the function that has people rung is at most 600 KB, the whole of Amazon Connect included', () => {
  const placing = bundles().find(({ name }) => name === 'place-call');
  expect(Math.round(statSync(placing?.file ?? '').size / 1000)).toBeLessThanOrEqual(600);
});

/** Commands of a client that answer in events, or are asked in them: an AsyncIterable in its own types. */
function streamingCommands(client: string): string[] {
  const folder = join('node_modules', client, 'dist-types', 'models');
  const models = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  const shapes = models.flatMap((text) => [
    ...text.matchAll(/export interface (\w+?)(?:Request|Input|Response|Output) \{[^}]*AsyncIterable/g),
  ]);
  return shapes.map(([, operation]) => `${operation}Command`);
}

test('no function sends a command that streams events: the SDK’s part for them is left out of every bundle', () => {
  expect(streamingCommands('@aws-sdk/client-s3')).toEqual(['SelectObjectContentCommand']);
  const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'));
  const streaming = Object.keys(dependencies)
    .filter((name) => name.startsWith('@aws-sdk/client-'))
    .flatMap(streamingCommands);
  const sources = ['functions', 'shared'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(folder, file)),
  );
  expect(sources.length).toBeGreaterThan(300);
  const sent = sources.filter((file) => streaming.some((command) => readFileSync(file, 'utf8').includes(command)));
  expect(sent).toEqual([]);
});

/** What a bundle can ask of DynamoDB: the SDK's commands that were not shaken out of it, and the kinds of write in its transactions. */
function asked(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const commands = ['GetItem', 'BatchGetItem', 'Query', 'Scan', 'PutItem', 'UpdateItem', 'DeleteItem'];
  const inTransactions = {
    Put: 'PutItem',
    Update: 'UpdateItem',
    Delete: 'DeleteItem',
    ConditionCheck: 'ConditionCheckItem',
  };
  const found = [
    ...commands.filter((command) => text.includes(`="${command}"`) || text.includes(`,"${command}"`)),
    ...Object.entries(inTransactions)
      .filter(([kind]) => text.includes(`${kind}:{TableName`))
      .map(([, action]) => action),
  ];
  return [...new Set(found)].sort();
}

// Nothing that runs on one machine enforces permissions: without this a missing one would first be seen by operators.
test('each function may ask of DynamoDB what its code can ask, nothing less and nothing more', () => {
  const notData = ['ListStreams', 'DescribeStream', 'GetRecords', 'GetShardIterator'];
  const may = bundles().map(({ name }) => {
    const actions = statements(made, name).flatMap(({ Action }) => Action);
    const onData = actions.filter((each) => each.startsWith('dynamodb:')).map((each) => each.replace('dynamodb:', ''));
    return [name, [...new Set(onData)].filter((action) => !notData.includes(action)).sort()];
  });
  const can = bundles().map(({ name, file }) => [name, asked(file)]);
  expect(Object.fromEntries(may)).toEqual(Object.fromEntries(can));
});

// A bundle can be whole and still not start: a CommonJS dependency that asks for a built-in module, say.
test('every bundle starts under plain Node with the environment that its template gives it', async () => {
  const keyService = createServer((_, response) => {
    response.end(JSON.stringify({ KeyId: 'arn', Mac: 'c2VjcmV0', MacAlgorithm: 'HMAC_SHA_256' }));
  });
  await new Promise<void>((resolve) => keyService.listen(0, '127.0.0.1', resolve));
  const address = keyService.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  try {
    for (const { name, file, variables } of bundles()) {
      const given = Object.entries(variables).map(([variable, value]) => [
        variable,
        typeof value === 'string' ? value : variable === 'LOOKUP_KEYS' ? '1:arn' : 'named',
      ]);
      const program = `const { handler } = await import(${JSON.stringify(pathToFileURL(file).href)}); process.exit(typeof handler === 'function' ? 0 : 9)`;
      const env = {
        ...Object.fromEntries(given),
        AWS_REGION: 'eu-central-1',
        AWS_ACCESS_KEY_ID: 'none',
        AWS_SECRET_ACCESS_KEY: 'none',
        AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
      };
      const started = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], { env }).then(
        () => 'started',
        (wrong: Error & { stderr: string }) =>
          wrong.stderr.split('\n').find((line) => /^\w*(Error|e )/.test(line)) ?? 'failed',
      );
      expect([name, started]).toEqual([name, 'started']);
    }
  } finally {
    keyService.close();
  }
}, 180_000);
