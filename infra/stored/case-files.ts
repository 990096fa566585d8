import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { StoredTable } from './stored-table.ts';

/** Cases, exposures, attempts and interviews, under pseudonyms. */
export class CaseFiles extends StoredTable {
  constructor(scope: Construct, stage: Stage) {
    super(scope, stage, 'CaseFiles');
  }

  /** Open a case or an exposure, or add to one, together with the person and the task. */
  grantFile(who: IGrantable): void {
    this.allow(who, 'FileIn', ['GetItem', 'PutItem', 'ConditionCheckItem']);
  }

  /** Store the attempt and the analytic half of an interview. */
  grantStoreInterview(who: IGrantable): void {
    this.allow(who, 'StoreInterviewIn', ['GetItem', 'Query', 'PutItem', 'UpdateItem']);
  }

  /** Write an attempt before it is dialled, and what becomes of it. */
  grantKeepAttempt(who: IGrantable): void {
    this.allow(who, 'KeepAttemptIn', ['GetItem', 'PutItem', 'UpdateItem']);
  }

  /** Read what a stream record only points to. */
  grantReadNamed(who: IGrantable): void {
    this.allow(who, 'ReadNamedIn', ['GetItem']);
  }

  /** Read exposures under their pseudonyms. */
  grantReadExposures(who: IGrantable): void {
    this.allow(who, 'ReadExposuresIn', ['Query']);
  }

  /** Count what came in and could not be used, once. */
  grantCountSetAside(who: IGrantable): void {
    this.allow(who, 'CountSetAsideIn', ['GetItem', 'PutItem']);
  }
}
