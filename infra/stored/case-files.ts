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

  /** The same, and look at what else a person was exposed to and told of. */
  grantTrace(who: IGrantable): void {
    this.allow(who, 'TraceIn', ['GetItem', 'Query', 'PutItem', 'ConditionCheckItem']);
  }

  /** Keep what telephony tells of an attempt, and what it came to without its operator. */
  grantNoteCall(who: IGrantable): void {
    this.allow(who, 'NoteCallIn', ['GetItem', 'UpdateItem']);
  }

  /** Write an attempt before it is dialled, and what becomes of it. */
  grantKeepAttempt(who: IGrantable): void {
    this.allow(who, 'KeepAttemptIn', ['GetItem', 'PutItem', 'UpdateItem']);
  }

  /** Store the attempt, the analytic half of an interview, and what the call set off; take what ended off its list. */
  grantStoreInterview(who: IGrantable): void {
    this.allow(who, 'StoreInterviewIn', ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem']);
  }

  /** Write what was done for somebody who is not called. */
  grantKeepByHand(who: IGrantable): void {
    this.allow(who, 'KeepByHandIn', ['GetItem', 'PutItem']);
  }

  /** Read what a stream record only points to, and who named a person. */
  grantReadNamed(who: IGrantable): void {
    this.allow(who, 'ReadNamedIn', ['GetItem', 'Query']);
  }

  /** Store what a finished interview says now. */
  grantAmendInterview(who: IGrantable): void {
    this.allow(who, 'AmendInterviewIn', ['GetItem', 'Query', 'PutItem']);
  }

  /** Read who tried a person, to tell a late holder from a stranger. */
  grantReadAttempts(who: IGrantable): void {
    this.allow(who, 'ReadAttemptsIn', ['Query']);
  }

  /** Show the case, exposures, attempts and interview of the person who is being called. */
  grantShowFile(who: IGrantable): void {
    this.allow(who, 'ShowFileIn', ['GetItem', 'Query']);
  }

  /** List what was promised to people, and write down what became of it. */
  grantWorkReferrals(who: IGrantable): void {
    this.allow(who, 'WorkReferralsIn', ['GetItem', 'Query', 'PutItem', 'DeleteItem']);
  }

  /** Put a question to experts; and answer one. */
  grantAsk(who: IGrantable): void {
    this.allow(who, 'AskIn', ['GetItem', 'PutItem', 'DeleteItem']);
  }
  grantAnswer(who: IGrantable): void {
    this.allow(who, 'AnswerIn', ['GetItem', 'Query', 'PutItem', 'DeleteItem']);
  }

  /** See whom a person named, and keep that they were asked for another number of theirs. */
  grantAskForNumber(who: IGrantable): void {
    this.allow(who, 'AskForNumberIn', ['Query', 'PutItem']);
  }

  /** Move what runs on for one person to another who is the same. */
  grantMoveFiles(who: IGrantable): void {
    this.allow(who, 'MoveFilesIn', ['GetItem', 'Query', 'PutItem', 'DeleteItem']);
  }

  /** Write down that somebody rang back. */
  grantNoteRingBack(who: IGrantable): void {
    this.allow(who, 'NoteRingBackIn', ['PutItem']);
  }

  /** Read exposures under their pseudonyms. */
  grantReadExposures(who: IGrantable): void {
    this.allow(who, 'ReadExposuresIn', ['Query']);
  }

  /** Read the contact graph under pseudonyms. */
  grantReadGraph(who: IGrantable): void {
    this.allow(who, 'ReadGraphIn', ['GetItem', 'Query']);
  }

  /** Read all of it, for a snapshot. */
  grantReadWhole(who: IGrantable): void {
    this.allow(who, 'ReadWhole', ['Scan']);
  }

  /** Keep the contact networks as the exposures say. */
  grantKeepNetworks(who: IGrantable): void {
    this.allow(who, 'KeepNetworksIn', ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem']);
  }

  /** Keep what epidemiologists judge of who infected whom. */
  grantJudgeLinks(who: IGrantable): void {
    this.allow(who, 'JudgeLinksIn', ['GetItem', 'Query', 'PutItem', 'DeleteItem']);
  }

  /** Keep what people say of what contradicts itself. */
  grantWorkFlags(who: IGrantable): void {
    this.allow(who, 'WorkFlagsIn', ['GetItem', 'Query', 'PutItem']);
  }

  /** Keep who asked for which export. */
  grantKeepExports(who: IGrantable): void {
    this.allow(who, 'KeepExportsIn', ['GetItem', 'Query', 'PutItem']);
  }

  /** Count what came in and could not be used, once. */
  grantCountSetAside(who: IGrantable): void {
    this.allow(who, 'CountSetAsideIn', ['GetItem', 'PutItem']);
  }

  /** Record that a supervisor closed a task. */
  grantRecordClosing(who: IGrantable): void {
    this.allow(who, 'RecordClosingIn', ['PutItem']);
  }
}
