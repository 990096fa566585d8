import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { ExportRequest, LinkageRequest, PartQuery } from '../../shared/api/exports.ts';
import * as routes from '../../shared/api/routes.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { byRoute, isRefused, readBody, readFields, serveRoute } from '../../shared/runtime/http.ts';
import { readExportSecrets } from '../../shared/runtime/lookup-keys.ts';
import { openSettings } from '../../shared/runtime/settings.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { bucketStore } from '../../shared/storage/objects.ts';
import { Env } from './env.ts';
import { listOwn, makeExport, makeLinkage, readManifest, readPart } from './export-data.ts';

const env = readEnv(Env, process.env);
const client = meterClient(new DynamoDBClient({}));
const settings = openSettings(client, env.DESK_TABLE);
const exporting = {
  client,
  caseFiles: env.CASE_FILES_TABLE,
  audit: env.AUDIT_TABLE,
  store: bucketStore(new S3Client({}), env.SNAPSHOTS_BUCKET),
  secrets: await readExportSecrets(new KMSClient({}), env.LOOKUP_KEYS),
  profiles: async () => (await settings()).profiles,
  clock: systemClock(),
};

export const handler = byRoute(
  [
    routes.makeExport,
    serveRoute(routes.makeExport, env.ROLES_CLAIM, async (event, user) => {
      const request = readBody(ExportRequest, event);
      if (isRefused(request)) return request;
      const body = await makeExport(exporting, user, request);
      return isRefused(body) ? body : { body, operation: 'made' };
    }),
  ],
  [
    routes.makeLinkage,
    serveRoute(routes.makeLinkage, env.ROLES_CLAIM, async (event, user) => {
      const request = readBody(LinkageRequest, event);
      if (isRefused(request)) return request;
      const body = await makeLinkage(exporting, user, request);
      return isRefused(body) ? body : { body, operation: 'linked' };
    }),
  ],
  [
    routes.listExports,
    serveRoute(routes.listExports, env.ROLES_CLAIM, async (_event, user) => ({
      body: await listOwn(exporting, user),
      operation: 'listed',
    })),
  ],
  [
    routes.readExport,
    serveRoute(routes.readExport, env.ROLES_CLAIM, async (event, user) => {
      const body = await readManifest(exporting, user, event.pathParameters?.export ?? '');
      return isRefused(body) ? body : { body, operation: 'read' };
    }),
  ],
  [
    routes.readExportFile,
    serveRoute(routes.readExportFile, env.ROLES_CLAIM, async (event, user) => {
      const query = readFields(PartQuery, event.queryStringParameters ?? {});
      if (isRefused(query)) return query;
      const { export: id = '', file: name = '' } = event.pathParameters ?? {};
      return readPart(exporting, user, { id, name, part: Number(query.part ?? 0) });
    }),
  ],
);
