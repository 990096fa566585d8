import type { HeldTaskView } from '../api/my-task.ts';
import type { Reason } from '../domain/calls/task.ts';
import type { Exposure } from '../domain/cases/exposure.ts';
import { type InterviewTables, readInterview, readRows } from '../storage/interviews.ts';
import { readProfile } from '../storage/profiles.ts';

type NamedBy = HeldTaskView['namedBy'];

/**
 * Who named this person, where the one who did agreed that it is told: for all, or in this row. Of everybody else not
 * even the record is opened.
 */
export async function readNamers(
  tables: InterviewTables,
  exposures: readonly Exposure[],
  reasons: readonly Reason[],
): Promise<{ readonly personId: string; readonly namedBy: NamedBy[number] }[]> {
  const asked = new Set(reasons.map(({ id }) => id));
  const namers = await Promise.all(
    exposures
      .filter(({ namedBy, state }) => namedBy === 'from' && state === 'stands')
      .map(async (exposure) => {
        const reason = `contact-notification:${exposure.exposureId}`;
        if (!asked.has(reason) || !(await agreed(tables, exposure))) return [];
        const profile = await readProfile({ client: tables.client, table: tables.people }, exposure.from.person);
        return profile === undefined
          ? []
          : [{ personId: profile.personId, namedBy: { reason, name: profile.identity.name } }];
      }),
  );
  return namers.flat();
}

async function agreed(tables: InterviewTables, { interviewId, contactKey }: Exposure): Promise<boolean> {
  const file = await readInterview(tables, interviewId);
  const row = file && (await readRows(tables, file)).get(contactKey);
  return row !== undefined && (row.mayBeTold ?? file?.mayBeTold ?? false);
}
