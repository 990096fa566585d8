import type { _Record } from '@aws-sdk/client-dynamodb-streams';
import { localRegion } from '../engines/region.ts';

/** A stream record as a function receives it. */
export interface StreamRecord {
  readonly eventID: string;
  readonly eventName: string;
  readonly eventVersion: string;
  readonly eventSource: 'aws:dynamodb';
  readonly awsRegion: string;
  readonly eventSourceARN: string;
  readonly dynamodb: {
    /** Decimal digits; the embedded engine does not pad them, so compare as integers only. */
    readonly SequenceNumber: string;
    readonly ApproximateCreationDateTime: number;
    readonly SizeBytes: number;
    readonly StreamViewType: string;
    readonly Keys?: unknown;
    readonly NewImage?: unknown;
    readonly OldImage?: unknown;
  };
}

/** Turns the SDK's record into Lambda's: seconds for dates, base64 for binary values. */
export function marshallRecord(record: _Record, arn: string): StreamRecord {
  const { dynamodb } = record;
  const { Keys, NewImage, OldImage } = dynamodb ?? {};
  return {
    eventID: record.eventID ?? '',
    eventName: record.eventName ?? '',
    eventVersion: record.eventVersion ?? '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: localRegion,
    eventSourceARN: arn,
    dynamodb: {
      SequenceNumber: dynamodb?.SequenceNumber ?? '',
      ApproximateCreationDateTime: Math.floor((dynamodb?.ApproximateCreationDateTime?.getTime() ?? 0) / 1000),
      SizeBytes: dynamodb?.SizeBytes ?? 0,
      StreamViewType: dynamodb?.StreamViewType ?? '',
      ...(Keys && { Keys: plain(Keys) }),
      ...(NewImage && { NewImage: plain(NewImage) }),
      ...(OldImage && { OldImage: plain(OldImage) }),
    },
  };
}

/** The attributes of an item without the SDK's own types. */
function plain(item: object): object {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, attributeValue(value)]));
}

function attributeValue(value: object): object {
  const [[type, held] = ['M', {}]] = Object.entries(value);
  // DynamoDB Local's streams tell nothing of an empty map, not even that it is one.
  if (type === 'M') return { M: plain(held) };
  if (type === 'L') return { L: held.map(attributeValue) };
  return { [type]: Array.isArray(held) ? held.map(binary) : binary(held) };
}

function binary(value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
}
