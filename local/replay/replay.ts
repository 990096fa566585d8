import { randomUUID } from 'node:crypto';
import { ExposuresResponse, type ExposureView } from '../../shared/api/exposures.ts';
import { LedgerResponse } from '../../shared/api/ledger.ts';
import { type ApiClient, apiClient } from './api-client.ts';
import { sendOffers } from './case-queue.ts';
import { compareGraph, doubledPeople } from './compare.ts';
import { type Control, controlOf } from './control.ts';
import { letDaysPass, morningOf } from './days.ts';
import { liveClaims } from './live-claims.ts';
import { simulatedOperator } from './operator.ts';
import type { ReplayOptions } from './options.ts';
import type { OfferedDay, ReplayPlan } from './plan.ts';
import type { Progress } from './progress.ts';
import { type Numbers, type ReplayReport, reportOf } from './report.ts';
import type { RunState, RunStateFile } from './run-state.ts';
import { type Shift, shiftOf } from './shift.ts';
import type { Site } from './site.ts';

export interface ReplayDoors {
  readonly site: Site;
  readonly file: RunStateFile;
  readonly progress: Progress;
}

/** One run of a replay while it goes on. */
interface Run {
  readonly plan: ReplayPlan;
  readonly options: ReplayOptions;
  readonly doors: ReplayDoors;
  readonly control: Control;
  readonly epidemiologist: ApiClient;
  readonly state: RunState;
  readonly save: (change: Partial<RunState>) => void;
  /** Tasks of people who are not of this replay, met on the way and left alone. */
  readonly strangers: Set<string>;
  /** Domain time; it stands still while anything is done. */
  now: string;
  /** Usable rows on the queue, less the interviews that were completed. */
  interviewsAhead: number;
}

/** Lets the outbreak happen, from where it was interrupted if it was, and says what came of it. */
export async function replay(plan: ReplayPlan, options: ReplayOptions, doors: ReplayDoors): Promise<ReplayReport> {
  const run = await begin(plan, options, doors);
  const shift = openShift(run);
  await letDaysPass({
    days: plan.days,
    daysOffered: run.state.daysOffered,
    now: () => run.now,
    driveTo: async (moment) => {
      run.now = await run.control.driveTo(moment);
      doors.progress.show({ day: run.now.slice(0, 10) });
      return run.now;
    },
    offer: (days, daysOffered) => offer(run, days, daysOffered),
    work: () => shift.work(),
    openTasks: async () => (await readLedger(run.epidemiologist)).open - othersTasks(run),
  });
  return conclude(run);
}

async function begin(plan: ReplayPlan, options: ReplayOptions, doors: ReplayDoors): Promise<Run> {
  const startedAt = Date.now();
  const control = controlOf(doors.site);
  const epidemiologist = apiClient(doors.site, 'epidemiologist');
  const { mode } = await control.clock();
  const now = await startClock(control, plan);
  await control.settled();
  const fresh: RunState = {
    run: randomUUID(),
    baseline: await readNumbers(control, epidemiologist),
    clockWasStanding: mode === 'standing',
    daysOffered: 0,
    seconds: 0,
    startedRunner: null,
    doubleClaims: 0,
    possibleDuplicates: [],
    finished: false,
  };
  const state = doors.file.unfinished ?? fresh;
  const secondsBefore = state.seconds;
  const save = (change: Partial<RunState>) => {
    const seconds = secondsBefore + (Date.now() - startedAt) / 1000;
    Object.assign(state, change, { seconds, startedRunner: doors.site.ours ?? null });
    doors.file.save(state);
  };
  save({});
  const before = rowsOf(plan.days.slice(0, state.daysOffered));
  doors.progress.show({ day: now.slice(0, 10), rows: rowsOf(plan.days).length, offered: before.length });
  const interviewsAhead = before.filter(({ problem }) => problem === undefined).length;
  return { plan, options, doors, control, epidemiologist, state, save, strangers: new Set(), now, interviewsAhead };
}

/** The first thing that happens in a fresh state sets its clock, so the outbreak's first day must come before any request. */
async function startClock(control: Control, plan: ReplayPlan): Promise<string> {
  const first = plan.days.find(({ day }) => day !== undefined)?.day;
  const { now } = await control.clock();
  if (now !== null) return control.driveTo(now);
  return control.driveTo(first === undefined ? new Date().toISOString() : morningOf(first));
}

function openShift(run: Run): Shift {
  const { plan, doors, control, state, save } = run;
  const { reach, seed } = run.options;
  const doublesBefore = state.doubleClaims;
  const claims = liveClaims((times, how) => {
    doors.progress.say(`Two operators held one task: ${how}.`);
    save({ doubleClaims: doublesBefore + times });
  });
  const possibleDuplicate = (person: string, others: readonly string[]) => {
    const known = [...new Set([...state.possibleDuplicates, person, ...others])];
    if (known.length > state.possibleDuplicates.length) save({ possibleDuplicates: known });
  };
  const stranger = (task: string) => void run.strangers.add(task);
  const desk = { plan, reach, seed, claims, now: () => run.now, stranger, possibleDuplicate };
  const operator = (n: number) => simulatedOperator(`operator-${n}`, apiClient(doors.site, `operator-${n}`), desk);
  const others = Array.from({ length: run.options.operators - 1 }, (_, at) => operator(at + 2));
  let calls = 0;
  return shiftOf({
    operators: [operator(1), ...others],
    control,
    interviewsAhead: () => run.interviewsAhead,
    held: ({ kind, outcome }) => {
      if (kind === 'case-interview' && outcome === 'completed') run.interviewsAhead -= 1;
      calls += 1;
      doors.progress.show({ calls });
    },
  });
}

async function offer(run: Run, days: readonly OfferedDay[], daysOffered: number): Promise<void> {
  const rows = rowsOf(days);
  await sendOffers(run.doors.site, run.state.run, rows);
  run.interviewsAhead += rows.filter(({ problem }) => problem === undefined).length;
  run.save({ daysOffered });
  run.doors.progress.show({ offered: rowsOf(run.plan.days.slice(0, daysOffered)).length });
}

/** Open tasks that are not this replay's: as many as were open before it, or as it has met. */
function othersTasks({ state, strangers }: Run): number {
  return Math.max(state.baseline.ledger.open, strangers.size);
}

async function conclude(run: Run): Promise<ReplayReport> {
  const { plan, control, epidemiologist, state, save } = run;
  await control.settled();
  const exposures = await readExposures(epidemiologist, plan.source);
  const after = await readNumbers(control, epidemiologist);
  if (!state.clockWasStanding) await control.letRun();
  save({ finished: true });
  const doubled = [...doubledPeople(exposures)];
  const isShown = ([, people]: readonly [string, readonly string[]]) =>
    people.some((person) => state.possibleDuplicates.includes(person));
  return reportOf(plan, {
    before: state.baseline,
    after,
    graph: compareGraph(plan.pairs.expected, exposures),
    doubleClaims: state.doubleClaims,
    unfinished: Math.max(0, after.ledger.open - othersTasks(run)),
    seconds: state.seconds,
    possibleDuplicates: doubled.filter(isShown).map(([ref]) => ref),
    silentlyDoubled: doubled.filter((one) => !isShown(one)).map(([ref]) => ref),
  });
}

const rowsOf = (days: readonly OfferedDay[]) => days.flatMap(({ offers }) => offers);

const readLedger = (api: ApiClient) => api.get('/ledger', LedgerResponse);

async function readNumbers(control: Control, api: ApiClient): Promise<Numbers> {
  return { ledger: await readLedger(api), units: await control.units() };
}

/** All exposures of a source, page by page. */
async function readExposures(api: ApiClient, source: string): Promise<ExposureView[]> {
  const exposures: ExposureView[] = [];
  let cursor: string | undefined;
  do {
    const query = new URLSearchParams({ source, ...(cursor !== undefined && { cursor }) });
    const page = await api.get(`/exposures?${query}`, ExposuresResponse);
    exposures.push(...page.exposures);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return exposures;
}
