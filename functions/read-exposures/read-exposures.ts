import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import type { ExposuresResponse, ExposureView } from '../../shared/api/exposures.ts';
import { type Refused, refuseField } from '../../shared/api/problem.ts';
import type { Exposure } from '../../shared/domain/cases/exposure.ts';
import { deriveId } from '../../shared/runtime/ids.ts';
import { queryPage } from '../../shared/storage/dynamo.ts';
import { readNamings } from '../../shared/storage/exposures.ts';

/** People in one page: each costs one query. */
const peopleInPage = 50;

const Reported = z.object({ personId: z.string(), caseId: z.string() });
const Cursor = z.object({ pk: z.string(), sk: z.string() });

function readCursor(cursor: string | undefined, pk: string): z.infer<typeof Cursor> | undefined | Refused {
  if (cursor === undefined) return undefined;
  try {
    const read = z.parse(Cursor, JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    if (read.pk === pk) return read;
  } catch {
    // Falls through: whatever it is, it is no cursor of ours.
  }
  return refuseField('cursor', 'pointer');
}

const view = ({ exposureId, from, to, disease, namedBy, recordedAt, ...rest }: Exposure): ExposureView => {
  const { setting, relation, firstExposure, lastExposure, continuing, risk } = rest;
  return {
    id: exposureId,
    from,
    to,
    disease,
    namedBy,
    setting,
    relation,
    firstExposure,
    lastExposure,
    continuing,
    risk,
    recordedAt,
  };
};

/** One page of the exposures that people reported by a source were asked about; those taken back are left out. */
export async function readExposures(
  tables: { readonly client: DynamoDBClient; readonly table: string },
  source: string,
  cursor: string | undefined,
): Promise<ExposuresResponse | Refused> {
  const pk = `SOURCE#${source}`;
  const from = readCursor(cursor, pk);
  if (from !== undefined && 'refused' in from) return from;
  const page = await queryPage(
    tables.client,
    tables.table,
    { pk, startsWith: 'CASE#' },
    'eventual',
    from,
    peopleInPage,
  );
  const reported = page.items.map((item) => z.parse(Reported, item));
  const people = [...new Set(reported.map(({ personId }) => personId))];
  // A person may be on several pages, with a case on each: an exposure comes with the case whose interview named it.
  const interviews = new Set(reported.map(({ caseId }) => deriveId('interview', caseId)));
  const namings = await Promise.all(people.map((personId) => readNamings(tables, personId)));
  const exposures = namings
    .flat()
    .filter(({ state, source: by, interviewId }) => state === 'stands' && by === source && interviews.has(interviewId));
  return {
    exposures: exposures.map(view),
    ...(page.next === undefined ? {} : { cursor: Buffer.from(JSON.stringify(page.next)).toString('base64url') }),
  };
}
