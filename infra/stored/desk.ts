import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import { StoredTable } from './stored-table.ts';

/** Staff, work lists and policies. */
export class Desk extends StoredTable {
  constructor(scope: Construct, stage: Stage) {
    super(scope, stage, 'Desk');
  }

  /** Read the policy and the work lists of the operator who asks. */
  grantReadPolicy(who: IGrantable): void {
    this.allow(who, 'ReadPolicyIn', ['GetItem']);
  }

  /** Read the policy, and who everybody is. */
  grantKnowStaff(who: IGrantable): void {
    this.allow(who, 'KnowStaffIn', ['GetItem', 'Query']);
  }

  /** List the staff, and keep it as a file says. */
  grantKeepStaff(who: IGrantable): void {
    this.allow(who, 'KeepStaffIn', ['GetItem', 'PutItem', 'Query']);
  }

  /** List the interviews that wait for a review, and decide on one. */
  grantReview(who: IGrantable): void {
    this.allow(who, 'ReviewIn', ['GetItem', 'PutItem', 'DeleteItem', 'Query']);
  }

  /** Pause a list, turn a surge on or off. */
  grantSwitch(who: IGrantable): void {
    this.allow(who, 'SwitchIn', ['GetItem', 'PutItem']);
  }

  /** Show the settings in force and before; put others in force. */
  grantKeepSettings(who: IGrantable): void {
    this.allow(who, 'KeepSettingsIn', ['GetItem', 'PutItem', 'Query']);
  }

  /** Keep an operator's own day: what was finished and promised, and what is unfinished no more. */
  grantKeepDay(who: IGrantable): void {
    this.allow(who, 'KeepDayIn', ['PutItem', 'DeleteItem']);
  }

  /** List what an operator left unfinished. */
  grantNoteDay(who: IGrantable): void {
    this.allow(who, 'NoteDayIn', ['PutItem']);
  }

  /** Read an operator's own day. */
  grantReadDay(who: IGrantable): void {
    this.allow(who, 'ReadDayIn', ['Query']);
  }
}
