import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';

/** Puts something that was set aside on its queue again, under the id that it came with: it counts once. */
export type SendAgain = (kind: string, id: string, body: string) => Promise<void>;

export interface IntakeQueues {
  readonly confirmedCases: string;
  readonly namedContacts: string;
}

export const sendAgain =
  (sqs: SQSClient, { confirmedCases, namedContacts }: IntakeQueues): SendAgain =>
  async (kind, id, body) => {
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: kind === 'case' ? confirmedCases : namedContacts,
        MessageBody: body,
        MessageAttributes: {
          intakeId: { DataType: 'String', StringValue: id },
          redriven: { DataType: 'String', StringValue: 'true' },
        },
      }),
    );
  };
