import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Env } from '../../functions/export-data/env.ts';
import { RingtraceFunction } from '../constructs/ringtrace-function.ts';
import type { Deployment } from '../deployment.ts';

/** The API itself gives up after 30 s; the hashes of a quarter of a million rows take some of that. */
const timeout = Duration.seconds(29);

export function exportData(scope: Construct, { settings, data }: Deployment): RingtraceFunction {
  const { caseFiles, desk, audit, snapshots, lookupKeys } = data;
  const fn = new RingtraceFunction(scope, 'export-data', {
    stage: settings.stage,
    description: 'Writes data of an outbreak as files, under pseudonyms, out of a snapshot',
    timeout,
    // As read-metrics: it opens the same columns.
    memorySize: 3008,
    keepsFiles: true,
    environment: {
      CASE_FILES_TABLE: caseFiles.name,
      AUDIT_TABLE: audit.name,
      DESK_TABLE: desk.name,
      SNAPSHOTS_BUCKET: snapshots.bucket,
      LOOKUP_KEYS: lookupKeys.list,
      ROLES_CLAIM: settings.rolesClaim,
    } satisfies Env,
  });
  caseFiles.grantKeepExports(fn);
  desk.grantReadPolicy(fn);
  audit.grantAppend(fn);
  snapshots.grantRead(fn);
  lookupKeys.grantLookUp(fn);
  return fn;
}
