import * as z from 'zod/mini';
import { consequences } from '../../shared/domain/calls/outcome.ts';
import { exposureIn } from '../../shared/domain/calls/reasons.ts';
import { FollowUp } from '../../shared/domain/care/follow-up.ts';
import { Referral } from '../../shared/domain/care/referral.ts';
import { Exposure } from '../../shared/domain/cases/exposure.ts';
import { Judgements } from '../../shared/domain/graph/judgement.ts';
import { Attempt } from '../../shared/storage/attempts.ts';
import { Infection } from '../../shared/storage/cases.ts';
import { Named } from '../../shared/storage/exposures.ts';
import { Merge } from '../../shared/storage/merges.ts';
import type { Item } from '../../shared/storage/read-page.ts';
import { type Builders, inTime } from './builders.ts';
import type { CaseHistories } from './case-history.ts';
import type { JudgementHistories } from './judgement-history.ts';

/** What lies in a person's partition of the case files, as rows. */
export function addPerson(
  builders: Builders,
  cases: CaseHistories,
  judgements: JudgementHistories,
  items: readonly Item[],
): void {
  const starting = (...starts: readonly string[]) =>
    items.filter(({ sk }) => starts.some((start) => String(sk).startsWith(start)));
  for (const versions of byName(starting('INFECTION#', 'WAS#INFECTION#'), Infection, ({ disease }) => disease))
    cases.infected(versions);
  addExposures(builders, items);
  for (const versions of byName(starting('JUDGED#', 'WAS#JUDGED#'), Judgements, ({ disease }) => disease))
    judgements.judged(versions);
  for (const item of starting('ATTEMPT#')) addAttempt(builders, z.parse(Attempt, item));
  for (const item of starting('FOLLOW-UP#', 'WAS#FOLLOW-UP#')) addFollowUp(builders, z.parse(FollowUp, item));
  for (const item of starting('REFERRAL#')) addReferral(builders, z.parse(Referral, item));
  for (const item of starting('MERGED#')) {
    const { merged, survivor, state } = z.parse(Merge, item);
    if (state === 'merged') builders.merged(merged, survivor);
  }
}

/** Items of one kind, read, and those of one name together. */
function byName<Schema extends z.ZodMiniType>(
  items: readonly Item[],
  schema: Schema,
  nameOf: (value: z.output<Schema>) => string,
): z.output<Schema>[][] {
  const read = items.map((item) => z.parse(schema, item));
  return [...Map.groupBy(read, nameOf).values()];
}

const Kept = z.object({ exposure: Exposure });

/** The copy with the person who was asked has its earlier versions beside it; the other is for reading only. */
function addExposures(builders: Builders, items: readonly Item[]): void {
  const near = items.flatMap((item) => {
    if (!String(item.sk).startsWith('EXPOSED')) return [];
    const named = z.safeParse(Named, item);
    return named.success && named.data.exposure !== undefined ? [named.data.exposure] : [];
  });
  const before = items.flatMap((item) => {
    const kept = String(item.sk).startsWith('WAS#') ? z.safeParse(Kept, item) : undefined;
    return kept?.success ? [kept.data.exposure] : [];
  });
  for (const versions of Map.groupBy([...before, ...near], ({ exposureId }) => exposureId).values()) {
    const sorted = inTime(versions);
    for (const { held, known, until } of sorted)
      builders.exposures.add({
        exposure: held.exposureId,
        from: builders.rowOf(held.from.person),
        to: builders.rowOf(held.to.person),
        disease: held.disease,
        known,
        until,
        named: sorted[0]?.known,
        stands: held.state === 'stands' ? 1 : 0,
        namedBy: held.namedBy,
        setting: held.setting,
        relation: held.relation,
        risk: held.risk,
        first: held.firstExposure,
        last: held.lastExposure,
        continuing: held.continuing ? 1 : 0,
        event: held.event === undefined ? undefined : `${held.interviewId}/${held.event}`,
      });
  }
}

function addAttempt({ attempts, rowOf }: Builders, attempt: Attempt): void {
  if (attempt.state !== 'done') return;
  const { personId, recordedAt, outcome, reasons } = attempt;
  attempts.add({
    person: rowOf(personId),
    ended: recordedAt,
    outcome,
    reached: consequences[outcome].reached ? 1 : 0,
    notifies: reasons.some((reason) => exposureIn(reason) !== undefined) ? 1 : 0,
  });
}

function addFollowUp({ followUps, checks, rowOf }: Builders, followUp: FollowUp): void {
  const { personId, disease, because, start, until, end, days } = followUp;
  const row = followUps.rows;
  followUps.add({
    person: rowOf(personId),
    disease,
    because,
    start,
    last: until,
    end: end?.reason,
    ended: end?.on,
    overBefore: end?.overBefore ? 1 : 0,
  });
  for (const [day, mark] of Object.entries(days)) checks.add({ followUp: row, day, mark });
}

function addReferral({ referrals, rowOf }: Builders, referral: Referral): void {
  const { referralId, personId, kind, list, disease, state, askedOn, doneOn, due, history } = referral;
  referrals.add({
    referral: referralId,
    person: rowOf(personId),
    kind,
    list,
    disease,
    state,
    asked: askedOn,
    done: doneOn,
    due,
    known: history.at(-1)?.at,
  });
}
