import { Stack } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { type TableName, tables } from '../../shared/storage/tables.ts';
import { SnapshotBucket } from '../constructs/snapshot-bucket.ts';
import { RingtraceTable } from '../constructs/table.ts';
import { lookupKeyVersions } from '../lookup-keys.ts';
import { type ParameterName, tell } from '../parameters.ts';
import type { Settings } from '../settings.ts';

/** Who somebody is. Under a key of the account's own: the many who may read any table of an account may not use it. */
const identities: ReadonlySet<TableName> = new Set(['People', 'Audit']);
const names = Object.keys(tables) as TableName[];

/**
 * Without these keys nobody in the tables is found, or read, again. To delete one, this statement has to be taken out of its
 * policy first: two deliberate acts, both in CloudTrail.
 */
function forbidDeletion(key: Key): void {
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'NobodyDeletesIt',
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions: ['kms:DisableKey', 'kms:ScheduleKeyDeletion'],
      resources: ['*'],
    }),
  );
}

/** What must survive everything else: the tables and the keys. */
export class DataStack extends Stack {
  constructor(scope: Construct, id: string, { settings, stackName }: { settings: Settings; stackName: string }) {
    const { stage } = settings;
    super(scope, id, { stackName, terminationProtection: stage.lasting, description: 'Ringtrace: tables and keys' });
    const { removalPolicy } = stage;
    const tellOf = (name: ParameterName, value: string) => tell(this, stage, name, value);

    const key = new Key(this, 'identities', {
      description: `Ringtrace ${stage.name}: opens the tables that hold identities`,
      enableKeyRotation: true,
      removalPolicy,
    });
    if (stage.lasting) forbidDeletion(key);
    tellOf('keys/identities', key.keyArn);

    for (const version of lookupKeyVersions) {
      const lookup = new Key(this, `lookup-${version}`, {
        description: `Ringtrace ${stage.name}: finds people again, version ${version}; lost, nobody is ever found again`,
        keySpec: KeySpec.HMAC_256,
        keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
        removalPolicy,
      });
      if (stage.lasting) forbidDeletion(lookup);
      tellOf(`keys/lookup-${version}`, lookup.keyArn);
    }

    for (const name of names) {
      const table = new RingtraceTable(this, name, { stage, key: identities.has(name) ? key : undefined });
      tellOf(`tables/${name}`, table.tableName);
      if (table.tableStreamArn) tellOf(`streams/${name}`, table.tableStreamArn);
    }
    tellOf('buckets/snapshots', new SnapshotBucket(this, 'snapshots', stage).bucketName);
  }
}
