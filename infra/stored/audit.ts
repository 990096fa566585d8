import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { grantIdentitiesKey } from './people.ts';
import { StoredTable } from './stored-table.ts';

/** Who saw or changed which identity, and why. Append-only: no function may read, change or delete an entry. */
export class Audit extends StoredTable {
  constructor(scope: Construct, stage: Stage) {
    super(scope, stage, 'Audit');
  }

  grantAppend(who: IGrantable): void {
    this.allow(who, 'AppendTo', ['PutItem']);
    grantIdentitiesKey(this.scope, this.stage, who);
  }
}
