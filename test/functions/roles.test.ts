import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyRoute } from '../../shared/api/every-route.ts';
import { startEngine, type TestEngine } from '../support/engine.ts';
import { type Caller, type Handlers, loadHandlers } from '../support/handlers.ts';
import { spoken } from '../support/spoken.ts';
import { openWorld } from '../support/world.ts';

let engine: TestEngine;
let handlers: Handlers;
spoken();

beforeAll(async () => {
  engine = await startEngine();
  handlers = await loadHandlers(await openWorld(engine));
});
afterAll(async () => {
  await handlers.stop();
  await engine.stop();
});

const guarded = [
  'claimCall',
  'renewClaim',
  'releaseCall',
  'placeCall',
  'finishCall',
  'saveDraft',
  'raiseEmergency',
  'closeAlert',
  'reopenCall',
  'readTask',
  'readDay',
  'readProtocol',
  'readExposures',
  'findPerson',
  'readPerson',
  'readChain',
  'readNetwork',
  'readEvents',
  'listNetworks',
  'readWholeNetwork',
  'findPath',
  'listFlags',
  'workFlag',
  'makeExport',
  'listExports',
  'readExport',
  'readExportFile',
  'makeLinkage',
  'importOutbreak',
  'judgeLink',
  'readLedger',
  'listTasks',
  'forceRelease',
  'moveTasks',
  'assignTasks',
  'closeTasks',
  'pauseList',
  'switchSurge',
  'listStaff',
  'keepStaff',
  'learnDetails',
  'learnNumber',
  'workByHand',
  'checkPhone',
  'forbidCalls',
  'readBoard',
  'listReviews',
  'reviewInterview',
] as const;
const everyRole = ['operator', 'supervisor', 'epidemiologist', 'administrator'] as const;

const codeOf = (answer: Awaited<ReturnType<Caller>>): unknown => JSON.parse(answer.body ?? '{}').code;

describe.each(guarded)('%s', (name) => {
  const roles: readonly string[] = [everyRoute[name].roles].flat();

  test.each(everyRole)('%s is let through only where the route says so', async (role) => {
    const answer = await handlers[name]({ user: 'somebody', roles: `[${role}]`, task: 'x', body: {} });
    const may = roles.some((each) => each === role);
    expect(codeOf(answer) === 'role-missing').toBe(!may);
    if (!may) expect(answer.statusCode).toBe(403);
  });

  test('refuses who is not signed in, and who has no role that anybody knows', async () => {
    expect(await handlers[name]({ task: 'x', body: {} })).toMatchObject({ statusCode: 401 });
    for (const claim of [undefined, '', '[]', {}, 7, '[owner]', ['OPERATOR'], 'operators'])
      expect(codeOf(await handlers[name]({ user: 'somebody', roles: claim ?? null, task: 'x', body: {} }))).toBe(
        'role-missing',
      );
  });
});

test('roles are read from a real list, and from the text that API Gateway makes of one', async () => {
  for (const roles of [['operator', 'owner', 'supervisor'], '[operator owner supervisor]', '[operator, supervisor]']) {
    const { body } = await handlers.whoAmI({ user: 'somebody', roles });
    expect(JSON.parse(body ?? '')).toMatchObject({ roles: ['operator', 'supervisor'] });
  }
});

test('an unknown field, a body that is no JSON and a task that is not there are refused by name', async () => {
  const finish = (body: unknown, task = 'person-1') => handlers.finishCall({ user: 'somebody', task, body });
  expect(await finish('{"epoch":')).toMatchObject({ statusCode: 400, body: expect.stringContaining('not-json') });
  const unknown = await finish({ epoch: 1, outcome: 'busy', shoes: 44 });
  expect(JSON.parse(unknown.body ?? '')).toMatchObject({
    code: 'invalid-fields',
    fields: [{ field: 'shoes', code: 'unknown-field' }],
  });
  expect(codeOf(await finish({ epoch: 1, outcome: 'busy' }))).toBe('no-such-task');
});
