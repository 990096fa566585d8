import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { lineIndex } from '../../shared/storage/tables.ts';
import type { Stage } from '../stages.ts';
import { StoredTable } from './stored-table.ts';

/** The open tasks and their line, holds, and the counters kept from streams. No identity. */
export class CallQueue extends StoredTable {
  constructor(scope: Construct, stage: Stage) {
    super(scope, stage, 'CallQueue');
  }

  /** Open a person's task, give an open one another reason, or close it; read how long the lines are. */
  grantOpenTasks(who: IGrantable): void {
    this.allow(who, 'OpenTasksIn', ['GetItem', 'PutItem', 'Query']);
  }

  /** Read every task, for a snapshot of where people are placed. */
  grantReadWhole(who: IGrantable): void {
    this.allow(who, 'ReadWhole', ['Scan']);
  }

  /** Let made-up people stand in line. */
  grantStandForPractice(who: IGrantable): void {
    this.allow(who, 'StandForPracticeIn', ['GetItem', 'PutItem']);
  }

  /** Read the head of a line and take a task. */
  grantClaim(who: IGrantable): void {
    this.allow(who, 'FindNextIn', ['Query'], `/index/${lineIndex.name}`);
    this.allow(who, 'ClaimIn', ['GetItem', 'Query', 'PutItem', 'UpdateItem']);
  }

  /** See which task an operator holds, and whether it is still promised to them. */
  grantSeeHeld(who: IGrantable): void {
    this.allow(who, 'SeeHeldIn', ['GetItem']);
  }

  /** Move the task of somebody of whom something was learned to where they belong now. */
  grantMoveTask(who: IGrantable): void {
    this.allow(who, 'MoveTaskIn', ['GetItem', 'PutItem', 'ConditionCheckItem', 'Query']);
  }

  /** Hold a task for longer. */
  grantHold(who: IGrantable): void {
    this.allow(who, 'HoldIn', ['GetItem', 'PutItem']);
  }

  /** Put a task back in line, and leave the seat. */
  grantGiveBack(who: IGrantable): void {
    this.allow(who, 'GiveBackIn', ['GetItem', 'PutItem', 'Query']);
  }

  /** Keep what telephony tells of a call, and free its number. */
  grantLearn(who: IGrantable): void {
    this.allow(who, 'LearnIn', ['GetItem', 'PutItem', 'DeleteItem']);
  }

  /** Find the calls nobody told the end of, and put back what they held. */
  grantReconcile(who: IGrantable): void {
    this.allow(who, 'FindLeftIn', ['Query'], `/index/${lineIndex.name}`);
    this.allow(who, 'ReconcileIn', ['GetItem', 'Query', 'PutItem', 'DeleteItem']);
  }

  /** Take a number's line and a token for its call, and say so on the task. */
  grantDial(who: IGrantable): void {
    this.allow(who, 'DialIn', ['GetItem', 'Query', 'PutItem', 'DeleteItem']);
  }

  /** Close the reasons that a call answered, and leave the seat. */
  grantFinish(who: IGrantable): void {
    this.allow(who, 'FinishIn', ['GetItem', 'PutItem', 'DeleteItem']);
  }

  /** Find tasks by line or by who holds them, and take, move, assign or close them. */
  grantSteer(who: IGrantable): void {
    this.allow(who, 'SelectIn', ['Query'], `/index/${lineIndex.name}`);
    this.allow(who, 'SteerIn', ['GetItem', 'Query', 'PutItem']);
  }

  /** Change what a person is to be called for, or who holds it. */
  grantChangeCalls(who: IGrantable): void {
    this.allow(who, 'ChangeCallsIn', ['GetItem', 'PutItem', 'Query']);
  }

  /** Add to counters, together with the last sequence number counted. */
  grantCount(who: IGrantable): void {
    this.allow(who, 'CountIn', ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem']);
  }

  /** Take a call for help off the board, and keep what became of it. */
  grantCloseAlerts(who: IGrantable): void {
    this.allow(who, 'CloseAlertsIn', ['GetItem', 'Query', 'PutItem', 'DeleteItem']);
  }

  /** Read the counters. */
  grantReadCounts(who: IGrantable): void {
    this.allow(who, 'ReadCountsIn', ['Query']);
  }
}
