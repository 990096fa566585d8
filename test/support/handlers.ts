import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { keyArn, startKeys } from '../../local/engines/keys.ts';
import { startObjects } from '../../local/engines/objects.ts';
import { freePort } from '../../local/engines/ports.ts';
import type { Route } from '../../shared/api/route.ts';
import * as routes from '../../shared/api/routes.ts';
import type { World } from './world.ts';

/** What comes with a batch, or with one message. */
interface Sent {
  readonly QueueUrl: string;
  readonly MessageBody: string;
  readonly Entries?: readonly { readonly Id: string; readonly MessageBody: string }[];
}

/** A queue that takes every message and remembers it. */
async function startQueue() {
  const sent: string[] = [];
  const graphChanges: string[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => (text += part.toString('utf8')));
    request.on('end', () => {
      const { QueueUrl, Entries, ...one }: Sent = JSON.parse(text);
      const entries = Entries ?? [{ Id: 'one', ...one }];
      (QueueUrl.endsWith('graph-changes') ? graphChanges : sent).push(...entries.map((entry) => JSON.stringify(entry)));
      const Successful = entries.map(({ Id, MessageBody }) => ({
        Id,
        MessageId: Id,
        MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex'),
      }));
      const answer = Entries === undefined ? Successful[0] : { Successful, Failed: [] };
      response.setHeader('content-type', 'application/x-amz-json-1.0').end(JSON.stringify(answer));
    });
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${port}`,
    sent,
    graphChanges,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

export type Caller = (
  request: Partial<{
    user: string;
    roles: unknown;
    task: string;
    path: Record<string, string>;
    body: unknown;
    query: Record<string, string>;
  }>,
) => Promise<APIGatewayProxyStructuredResultV2>;

/** An event as API Gateway makes it of a request that its authoriser let through. */
function httpEvent(request: Parameters<Caller>[0], route?: Route): APIGatewayProxyEventV2WithJWTAuthorizer {
  const { user, roles = '[operator]', task, path, body, query } = request;
  return JSON.parse(
    JSON.stringify({
      version: '2.0',
      routeKey: route && `${route.method} ${route.path}`,
      pathParameters: path ?? (task === undefined ? undefined : { task }),
      queryStringParameters: query,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      isBase64Encoded: false,
      headers: {},
      requestContext: user === undefined ? {} : { authorizer: { jwt: { claims: { sub: user, groups: roles } } } },
    }),
  );
}

/** The deployed handlers, each as Lambda loads it, over a world's tables. One set a test file: they read their environment once. */
export async function loadHandlers(world: World) {
  const directory = mkdtempSync(join(tmpdir(), 'ringtrace-keys-'));
  const keys = await startKeys({ port: await freePort(), directory });
  const objects = await startObjects({ port: await freePort(), directory: join(directory, 'objects') });
  const queue = await startQueue();
  Object.assign(process.env, {
    PEOPLE_TABLE: world.people,
    CASE_FILES_TABLE: world.caseFiles,
    CALL_QUEUE_TABLE: world.callQueue,
    DESK_TABLE: world.desk,
    AUDIT_TABLE: world.audit,
    SNAPSHOTS_BUCKET: 'snapshots',
    LOOKUP_KEYS: `1:${keyArn('lookup-1')}`,
    DEFAULT_COUNTRY: 'RU',
    CONNECT_INSTANCE: 'none',
    CONNECT_FLOWS: 'none',
    CONNECT_CALLER_ID: 'none',
    CONNECT_AGENTS: 'staff',
    ROLES_CLAIM: 'groups',
    CONFIRMED_CASES_QUEUE_URL: `${queue.url}/confirmed-cases`,
    NAMED_CONTACTS_QUEUE_URL: `${queue.url}/named-contacts`,
    GRAPH_CHANGES_QUEUE_URL: `${queue.url}/graph-changes`,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: world.engine.endpoint,
    AWS_ENDPOINT_URL_KMS: keys.endpoint,
    AWS_ENDPOINT_URL_SQS: queue.url,
    AWS_ENDPOINT_URL_S3: objects.endpoint,
    AWS_MAX_ATTEMPTS: '1',
  });
  Reflect.set(globalThis, Symbol.for('ringtrace.clock'), () => Date.parse(world.now()));
  const over =
    (handler: (event: APIGatewayProxyEventV2WithJWTAuthorizer, context: never) => unknown, route?: Route): Caller =>
    async (request) =>
      JSON.parse(JSON.stringify(await handler(httpEvent(request, route), {} as never)));
  return {
    sent: queue.sent,
    graphChanges: queue.graphChanges,
    async stop() {
      await queue.stop();
      await keys.stop();
      await objects.stop();
      rmSync(directory, { recursive: true });
    },
    registerCase: (await import('../../functions/register-case/handler.ts')).handler,
    traceContact: (await import('../../functions/trace-contact/handler.ts')).handler,
    drainDeadLetters: (await import('../../functions/drain-dead-letters/handler.ts')).handler,
    publishContacts: (await import('../../functions/publish-contacts/handler.ts')).handler,
    keepNetworks: (await import('../../functions/keep-networks/handler.ts')).handler,
    keepLedger: (await import('../../functions/keep-ledger/handler.ts')).handler,
    countLines: (await import('../../functions/count-lines/handler.ts')).handler,
    listFlags: over((await import('../../functions/work-flags/handler.ts')).handler, routes.listFlags),
    workFlag: over((await import('../../functions/work-flags/handler.ts')).handler, routes.workFlag),
    makeExport: over((await import('../../functions/export-data/handler.ts')).handler, routes.makeExport),
    listExports: over((await import('../../functions/export-data/handler.ts')).handler, routes.listExports),
    readExport: over((await import('../../functions/export-data/handler.ts')).handler, routes.readExport),
    readExportFile: over((await import('../../functions/export-data/handler.ts')).handler, routes.readExportFile),
    makeLinkage: over((await import('../../functions/export-data/handler.ts')).handler, routes.makeLinkage),
    importOutbreak: over((await import('../../functions/import-outbreak/handler.ts')).handler, routes.importOutbreak),
    claimCall: over((await import('../../functions/claim-call/handler.ts')).handler),
    renewClaim: over((await import('../../functions/renew-claim/handler.ts')).handler),
    releaseCall: over((await import('../../functions/release-call/handler.ts')).handler),
    placeCall: over((await import('../../functions/place-call/handler.ts')).handler),
    finishCall: over((await import('../../functions/finish-call/handler.ts')).handler),
    learnDetails: over((await import('../../functions/learn-details/handler.ts')).handler, routes.learnDetails),
    learnNumber: over((await import('../../functions/learn-details/handler.ts')).handler, routes.learnNumber),
    workByHand: over((await import('../../functions/work-by-hand/handler.ts')).handler),
    forbidCalls: over((await import('../../functions/forbid-calls/handler.ts')).handler),
    checkPhone: over((await import('../../functions/check-phone/handler.ts')).handler),
    readExposures: over((await import('../../functions/read-exposures/handler.ts')).handler),
    findPerson: over((await import('../../functions/read-graph/handler.ts')).handler, routes.findPerson),
    readPerson: over((await import('../../functions/read-graph/handler.ts')).handler, routes.readPerson),
    readChain: over((await import('../../functions/read-graph/handler.ts')).handler, routes.readChain),
    readNetwork: over((await import('../../functions/read-graph/handler.ts')).handler, routes.readNetwork),
    readEvents: over((await import('../../functions/read-graph/handler.ts')).handler, routes.readEvents),
    listNetworks: over((await import('../../functions/read-graph/handler.ts')).handler, routes.listNetworks),
    readWholeNetwork: over((await import('../../functions/read-graph/handler.ts')).handler, routes.readWholeNetwork),
    findPath: over((await import('../../functions/read-graph/handler.ts')).handler, routes.findPath),
    buildSnapshot: over((await import('../../functions/build-snapshot/handler.ts')).handler, routes.buildSnapshot),
    metrics: async (route: Route): Promise<Caller> =>
      over((await import('../../functions/read-metrics/handler.ts')).handler, route),
    judgeLink: over((await import('../../functions/judge-links/handler.ts')).handler),
    saveDraft: over((await import('../../functions/save-draft/handler.ts')).handler),
    closeAlert: over((await import('../../functions/close-alert/handler.ts')).handler),
    raiseEmergency: over((await import('../../functions/raise-emergency/handler.ts')).handler),
    reopenCall: over((await import('../../functions/reopen-call/handler.ts')).handler),
    readTask: over((await import('../../functions/read-task/handler.ts')).handler),
    readDay: over((await import('../../functions/read-day/handler.ts')).handler),
    readProtocol: over((await import('../../functions/read-protocol/handler.ts')).handler),
    readLedger: over((await import('../../functions/read-ledger/handler.ts')).handler),
    listReviews: over((await import('../../functions/review-interviews/handler.ts')).handler, routes.listReviews),
    reviewInterview: over(
      (await import('../../functions/review-interviews/handler.ts')).handler,
      routes.reviewInterview,
    ),
    listStaff: over((await import('../../functions/keep-staff/handler.ts')).handler, routes.listStaff),
    keepStaff: over((await import('../../functions/keep-staff/handler.ts')).handler, routes.keepStaff),
    readBoard: over((await import('../../functions/read-board/handler.ts')).handler),
    listTasks: over((await import('../../functions/steer-tasks/handler.ts')).handler, routes.listTasks),
    forceRelease: over((await import('../../functions/steer-tasks/handler.ts')).handler, routes.forceRelease),
    moveTasks: over((await import('../../functions/steer-tasks/handler.ts')).handler, routes.moveTasks),
    assignTasks: over((await import('../../functions/steer-tasks/handler.ts')).handler, routes.assignTasks),
    closeTasks: over((await import('../../functions/steer-tasks/handler.ts')).handler, routes.closeTasks),
    pauseList: over((await import('../../functions/switch-desk/handler.ts')).handler, routes.pauseList),
    switchSurge: over((await import('../../functions/switch-desk/handler.ts')).handler, routes.switchSurge),
    whoAmI: over((await import('../../functions/who-am-i/handler.ts')).handler),
  };
}

export type Handlers = Awaited<ReturnType<typeof loadHandlers>>;
