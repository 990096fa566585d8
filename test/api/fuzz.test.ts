import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { bodies } from '../../shared/api/bodies.ts';
import { everyRoute, type RouteName } from '../../shared/api/every-route.ts';
import { catalogue, Problem } from '../../shared/api/problem.ts';
import type { Route } from '../../shared/api/route.ts';
import { keys } from '../../shared/storage/keys.ts';
import { startEngine, type TestEngine } from '../support/engine.ts';
import { bodyOf, type Meant, spoilt } from '../support/from-schema.ts';
import { type Handlers, loadHandlers } from '../support/handlers.ts';
import { contact, report } from '../support/made-up.ts';
import type { Asked } from '../support/scene.ts';
import { scenes } from '../support/scenes.ts';
import { spoken } from '../support/spoken.ts';
import { contextWith, sqsEvent } from '../support/sqs-event.ts';
import { openWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });
spoken();

let engine: TestEngine;
let world: World;
let handlers: Handlers;

type Answer = APIGatewayProxyStructuredResultV2;

beforeAll(async () => {
  engine = await startEngine();
  world = await openWorld(engine);
  handlers = await loadHandlers(world);
});
afterAll(async () => {
  await handlers.stop();
  await engine.stop();
});

/** Bodies for each route; half as the schema has them, the others with something that does not belong there. */
const tries = 16;
const roles = ['operator', 'supervisor', 'epidemiologist', 'administrator'] as const;
/** Refusals that are no fault of ours, though their status says that something failed: the carrier did. */
const ofOthers = new Set(
  Object.entries(catalogue)
    .filter(([code, { status }]) => status >= 500 && code.startsWith('carrier-'))
    .map(([code]) => code),
);

const hasBodies = (name: string): name is RouteName => name in everyRoute;
const names = Object.keys(everyRoute).filter(hasBodies);

interface Request {
  readonly who: string | undefined;
  readonly as: string;
  readonly path: Record<string, string>;
  readonly body: unknown;
  readonly query: unknown;
}

async function send(route: Route, request: Request): Promise<Answer> {
  const module: { handler: (event: APIGatewayProxyEventV2WithJWTAuthorizer, context: unknown) => Promise<Answer> } =
    await import(`../../functions/${route.function}/handler.ts`);
  const { path, query, who, as } = request;
  const event: APIGatewayProxyEventV2WithJWTAuthorizer = JSON.parse(
    JSON.stringify({
      version: '2.0',
      routeKey: `${route.method} ${route.path}`,
      rawPath: route.path,
      pathParameters: path,
      queryStringParameters: query,
      body: typeof request.body === 'string' ? request.body : JSON.stringify(request.body),
      isBase64Encoded: false,
      headers: {},
      requestContext: who === undefined ? {} : { authorizer: { jwt: { claims: { sub: who, groups: `[${as}]` } } } },
    }),
  );
  return module.handler(event, {});
}

/** Somebody holds a task, whatever was done before: else nothing but refusals would be met. */
async function held() {
  world.forward(1);
  const task = await world.claim('operator-1').catch(() => undefined);
  if (task !== undefined) return task;
  await world.register(report());
  await world.flow();
  return world.claim('operator-1').catch(() => undefined);
}

const meantBy = (task: Awaited<ReturnType<typeof held>>): Meant => {
  const one = (value: unknown) => (value === undefined ? undefined : fc.constant(value));
  const values: Readonly<Record<string, fc.Arbitrary<unknown> | undefined>> = {
    epoch: one(task?.epoch),
    attempt: one(task?.attempt),
    phone: one(task?.person.phones[0]?.id),
    task: one(task?.id),
    person: one(task?.id),
    other: one(task?.id),
    protocol: one(task?.protocol),
    operator: one('operator-1'),
    list: one(task?.list),
    outcome: fc.constantFrom('partial', 'no-answer', 'refused', 'call-back-requested', 'completed'),
    callBackAt: one('2020-03-05T10:00:00Z'),
    interview: fc.nat(3).map((n) => ({
      protocol: task?.protocol,
      contacts: Array.from({ length: n }, (_, row) => contact(`row-${row}`)),
    })),
  };
  return (name) => (Object.hasOwn(values, name) ? values[name] : undefined);
};

const statusOf = ({ statusCode = 0 }: Answer) => statusCode;
/** A file is told by its text, anything else by what it says. */
const contentOf = ({ body = '{}', isBase64Encoded }: Answer): unknown => (isBase64Encoded ? body : JSON.parse(body));

/** What was answered with 200 is as the API describes it; everything else says what to do. */
function judge(name: RouteName, answer: Answer, sent: unknown): void {
  const said = `${name} answered ${answer.statusCode} ${answer.body} to ${JSON.stringify(sent)}`;
  const content = contentOf(answer);
  if (statusOf(answer) === 200) {
    expect(z.safeParse(bodies[name].response, content).error, said).toBeUndefined();
    return;
  }
  const problem = Problem.safeParse(content);
  expect(problem.success, said).toBe(true);
  if (statusOf(answer) >= 500) expect([...ofOthers], said).toContain(problem.data?.code);
}

const Finished = z.object({ attempt: z.int() });
const Sent = z.looseObject({
  epoch: z.optional(z.unknown()),
  outcome: z.optional(z.string()),
  interview: z.optional(z.looseObject({ contacts: z.optional(z.array(z.looseObject({ key: z.string() }))) })),
});

/** Whatever was answered with 200 is in the tables. */
async function stored(
  name: RouteName,
  { path, body }: { path: Record<string, string>; body: unknown },
  answer: Answer,
) {
  const id = path.task ?? '';
  const task = (await world.tasks()).find(({ personId }) => personId === id);
  switch (name) {
    case 'finishCall': {
      const { attempt } = z.parse(Finished, contentOf(answer));
      const { outcome, interview } = z.parse(Sent, body);
      const files = await world.items('caseFiles');
      const written = files.find(({ pk, sk }) => pk === `PERSON#${id}` && sk === keys.attempt(id, attempt).sk);
      expect(written).toMatchObject({ outcome });
      const named = files.find(
        ({ pk, sk }) => sk === 'INTERVIEW' && pk === `INTERVIEW#${String(written?.interviewId)}`,
      );
      const rows = z.safeParse(z.array(z.object({ contactKey: z.string() })), named?.contacts);
      for (const { key } of interview?.contacts ?? [])
        expect(rows.data?.map(({ contactKey }) => contactKey)).toContain(key);
      return;
    }
    case 'releaseCall':
      expect(task?.holder).toBeUndefined();
      return;
    case 'renewClaim':
      expect(task).toMatchObject(z.parse(z.object({ claimedUntil: z.string() }), contentOf(answer)));
      return;
    case 'saveDraft':
      expect(JSON.stringify(await world.items('people'))).toContain(
        z.parse(z.object({ savedAt: z.string() }), contentOf(answer)).savedAt,
      );
      return;
    default:
      return;
  }
}

const reported = (message: object) =>
  handlers.registerCase(sqsEvent('confirmed-cases', { [`${Math.random()}`]: message }), contextWith(30_000));

/** Sends a request that must be taken. */
async function take(name: RouteName, { who = 'operator-1', path = {}, body, query }: Asked): Promise<Answer> {
  const route = everyRoute[name];
  const answer = await send(route, { who, as: allowed(route)[0] ?? '', path, body, query });
  expect(answer.statusCode, `${name}: ${answer.body}`).toBe(200);
  return answer;
}

const ask = async (name: RouteName, asked: Asked) =>
  z.parse(z.record(z.string(), z.unknown()), contentOf(await take(name, asked)));

const stagedFor = async (name: RouteName, task: Awaited<ReturnType<typeof held>>): Promise<Asked | undefined> =>
  task && scenes[name]?.({ world, task, ask, report: reported });

/** Reached only with a network that the stream keeps: test/functions/read-networks.test.ts asks for it. */
const takenElsewhere: ReadonlySet<string> = new Set(['readWholeNetwork']);

test.each(names.filter((name) => scenes[name] !== undefined))(
  '%s takes a request that means something',
  async (name) => {
    const asked = await stagedFor(name, await held());
    judge(name, await take(name, asked ?? {}), asked);
  },
);

test.each(names)('%s answers what it describes, whatever it is sent', async (name) => {
  const route = everyRoute[name];
  const described: { readonly [part: string]: z.ZodMiniType } = bodies[name];
  const { request, query } = described;
  const fields = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, field = '']) => field);
  const answered = new Map<number, number>();
  let task = await held();
  const property = fc.asyncProperty(fc.gen(), fc.integer({ min: 0, max: 9 }), async (gen, flavour) => {
    const meant = meantBy(task);
    // What others sent before may have left nobody to be called: then chance goes on without a scene.
    const staged = flavour < 2 ? await stagedFor(name, task).catch(() => undefined) : undefined;
    const made = (schema: z.ZodMiniType | undefined, known: unknown) => {
      if (schema === undefined) return undefined;
      const valid = known === undefined ? bodyOf(schema, meant) : fc.constant(known);
      const as = staged === undefined ? flavour : flavour === 1 ? 5 : 0;
      return gen(() => (as < 5 ? valid : as < 9 ? spoilt(valid) : fc.oneof(fc.jsonValue(), fc.string())));
    };
    const sent = {
      who: flavour === 9 ? undefined : gen(() => fc.constantFrom('operator-1', 'operator-1', 'operator-2')),
      as: gen(() => fc.constantFrom(...allowed(route), ...roles)),
      path: Object.fromEntries(
        fields.map((field) => [
          field,
          gen(() => fc.oneof({ weight: 4, arbitrary: (meant(field) ?? fc.constant('x')).map(String) }, fc.string())),
        ]),
      ),
      body: made(request, staged?.body),
      query: made(query, staged?.query),
      ...(staged && { who: staged.who ?? 'operator-1', as: allowed(route)[0] ?? '', path: staged.path ?? {} }),
    };
    const answer = await send(route, sent);
    answered.set(statusOf(answer), (answered.get(statusOf(answer)) ?? 0) + 1);
    judge(name, answer, sent);
    if (statusOf(answer) !== 200) return;
    if (task !== undefined) await stored(name, sent, answer);
    // What was done may have ended the call, or taken it away.
    if (route.method !== 'GET') task = await held();
  });
  await fc.assert(property, { numRuns: tries, endOnFailure: true, seed: 20201124 });
  console.log(`${name}: ${[...answered].map(([status, n]) => `${n} × ${status}`).join(', ')}`);
  // A route that chance alone never reaches needs a scene.
  const mustBeTaken = scenes[name] === undefined && !takenElsewhere.has(name);
  if (mustBeTaken) expect(answered.get(200) ?? 0, `${name} was never taken`).toBeGreaterThan(0);
});

const allowed = ({ roles: may }: Route): readonly string[] =>
  typeof may === 'string' ? roles : [...may, ...may, ...may];

test('after all that, what was stored still balances', async () => {
  const task = await held();
  if (task !== undefined) await world.finish('operator-1', task, { outcome: 'no-answer' });
  expect(await world.settled()).toMatchObject({ difference: 0 });
});
