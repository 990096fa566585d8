import { Stack } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { told } from '../parameters.ts';
import type { Stage } from '../stages.ts';
import { type ItemAction, StoredTable } from './stored-table.ts';

/** Who people are. Whoever may use the table must also be able to use the key that it is encrypted with. */
export class People extends StoredTable {
  constructor(scope: Construct, stage: Stage) {
    super(scope, stage, 'People');
  }

  /** Find a person again by what is known of them, or make them, under the versions of the lookups that were read. */
  grantRecognise(who: IGrantable): void {
    this.#open(who, 'Recognise', ['GetItem', 'BatchGetItem', 'PutItem', 'DeleteItem', 'ConditionCheckItem']);
  }

  /** Show the one person who is being called. */
  grantShow(who: IGrantable): void {
    this.#open(who, 'ShowOneOf', ['GetItem']);
  }

  /** Ring one of the person's phones, and remember that it cannot be rung that way. */
  grantRing(who: IGrantable): void {
    this.#open(who, 'RingOneOf', ['GetItem', 'PutItem']);
  }

  /** Say of one person, or of a phone of theirs, whether they may be called. */
  grantForbidCalls(who: IGrantable): void {
    this.#open(who, 'ForbidCallsOf', ['GetItem', 'PutItem']);
  }

  /** Add what was learned of a person, and find them by it from now on. */
  grantLearn(who: IGrantable): void {
    this.#open(who, 'LearnIn', ['GetItem', 'BatchGetItem', 'PutItem', 'ConditionCheckItem']);
  }

  /** Store the identifying half of an interview and the contacts as named. */
  grantStoreInterview(who: IGrantable): void {
    this.#open(who, 'StoreInterviewIn', ['GetItem', 'PutItem']);
  }

  /** Take up the drafts that a finish makes unneeded, or keep one that came too late. */
  grantTakeUpDrafts(who: IGrantable): void {
    this.#open(who, 'TakeUpDraftsIn', ['Query', 'DeleteItem']);
  }

  /** Show all there is of the one person who is being called: drafts, notes, the interview so far, possible duplicates. */
  grantShowWhole(who: IGrantable): void {
    this.#open(who, 'ShowWholeOf', ['GetItem', 'Query', 'BatchGetItem']);
  }

  /** Keep what an operator has written so far in place of what they had. */
  grantKeepDrafts(who: IGrantable): void {
    this.#open(who, 'KeepDraftsIn', ['Query', 'PutItem', 'DeleteItem']);
  }

  /** Keep why an operator gave a task back: their own words may name somebody. */
  grantKeepNote(who: IGrantable): void {
    this.#open(who, 'KeepNoteIn', ['GetItem', 'PutItem']);
  }

  /** Write down what was done about a call for help. Nothing is read. */
  grantWriteNote(who: IGrantable): void {
    this.#open(who, 'WriteNoteIn', ['PutItem']);
  }

  /** Find people by their number, and show the one who is on the line. */
  grantFindByNumber(who: IGrantable): void {
    this.#open(who, 'FindByNumberIn', ['GetItem', 'BatchGetItem']);
  }

  /** Say that two people are one, or two after all, with all that finds them. */
  grantJudge(who: IGrantable): void {
    this.#open(who, 'JudgeWhoIsWhoIn', ['GetItem', 'BatchGetItem', 'PutItem']);
  }

  /** Keep what cannot be used, with its reason; take it away when it was used after all. Nothing is read. */
  grantSetAside(who: IGrantable): void {
    this.#open(who, 'SetAsideIn', ['PutItem', 'DeleteItem']);
  }

  /** Keep somebody who does not exist, to practise on. */
  grantMakeUp(who: IGrantable): void {
    this.#open(who, 'MakeUpIn', ['GetItem', 'PutItem']);
  }

  /** Show what cannot be used, note that it was mended, sent again or dismissed. */
  grantWorkSetAside(who: IGrantable): void {
    this.#open(who, 'WorkSetAsideIn', ['GetItem', 'Query', 'PutItem']);
  }

  #open(who: IGrantable, intent: string, actions: readonly ItemAction[]): void {
    this.allow(who, intent, actions);
    grantIdentitiesKey(this.scope, this.stage, who);
  }
}

/** DynamoDB uses the key in the caller's name; nobody may use it in any other way. */
export function grantIdentitiesKey(scope: Construct, stage: Stage, who: IGrantable): void {
  who.grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({
      sid: 'OpenIdentitiesThroughDynamoDB',
      actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
      resources: [told(scope, stage, 'keys/identities')],
      conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${Stack.of(scope).region}.amazonaws.com` } },
    }),
  );
}
