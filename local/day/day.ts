import { LedgerResponse } from '../../shared/api/ledger.ts';
import { type ControlClient, controlClient } from '../control-client.ts';
import { apiClient } from '../replay/api-client.ts';
import { sendOffers } from '../replay/case-queue.ts';
import { type Control, controlOf } from '../replay/control.ts';
import { liveClaims } from '../replay/live-claims.ts';
import type { Site } from '../replay/site.ts';
import { type Actor, agenda } from './agenda.ts';
import { clerk } from './clerk.ts';
import { type DayDesk, dayDesk } from './desk.ts';
import { operatorOf } from './operator.ts';
import type { DayOptions } from './options.ts';
import { outageAttempts } from './outage.ts';
import { type DayPlan, planDay } from './people.ts';
import { phoneOf } from './phone.ts';
import { type DayReport, reportOf } from './report.ts';
import { outageMinutes, outageOf, phonesOf } from './settings-of-day.ts';
import { daysFrom, firstDay, type Shift, shiftsOf } from './shifts.ts';
import { enterStaff } from './staff-of-day.ts';
import { newTally, watchRings } from './tally.ts';

const minute = 60_000;

/** Lets the day happen on what runs at the site, which is fresh, and says what came of it. */
export async function runDay(site: Site, options: DayOptions, say: (line: string) => void): Promise<DayReport> {
  const began = Date.now();
  const days = daysFrom(firstDay, options.days);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) throw new Error('A day on the desk takes at least a day.');
  const control = controlOf(site);
  await control.driveTo(new Date(first.from).toISOString());
  const outage = outageOf(first.from);
  await site.use((running) => controlClient(running).setPhones(phonesOf(options.seed, outage)));
  await enterStaff(site, options.operators);

  const tally = newTally();
  const plan = planDay(options.cases, options.seed, firstDay);
  const time = agenda(first.from);
  const claims = liveClaims((times, how) => {
    say(`Two operators held one task: ${how}.`);
    tally.doubleClaims = times;
  });
  const rings = watchRings(tally);
  const given = { plan, seed: options.seed, phone: phoneOf(site), rings, tally, claims };
  const desk = dayDesk({ ...given, now: time.now, ...readiness(site, control, time.now) }, days);

  time.join(first.from, intake(site, plan, desk, first.from, options.seed));
  for (let n = 0; n < options.operators; n += 1) {
    const name = `operator-${n + 1}`;
    const shifts = shiftsOf(n, days);
    // Nobody sits down in the same second as somebody else.
    time.join((shifts[0]?.from ?? first.from) + n * 1000, operatorOf(name, apiClient(site, name), desk, shifts));
  }
  time.join(first.from, clerk(apiClient(site, `operator-${options.operators + 1}`), desk, last.to));
  time.join(first.from, hourly(desk, days, say));
  await time.run();

  await site.use((running) => controlClient(running).release());
  await control.settled();
  const ledger = await apiClient(site, 'supervisor').get('/ledger', LedgerResponse);
  const met = await outageAttempts(site, outage);
  const { together } = await site.use((running) => controlClient(running).phones());
  for (const { first, second } of together)
    say(`A number was rung while it was on the line: ${rings.whose(first)}, and then ${rings.whose(second)}.`);
  return reportOf(options, tally, {
    ledger,
    doubleRings: together.length,
    units: await control.units(),
    outage: { minutes: outageMinutes, ...met },
    seconds: (Date.now() - began) / 1000,
  });
}

/**
 * The clock of what runs follows the day's only when somebody is about to ask it something. What is asked at one moment
 * has its effects at the beginning of the next: meanwhile they are held back, so that whatever is written is written at
 * one moment, and seen from the same moment on, on every run; and what runs comes to rest once for all who act at it.
 */
function readiness(site: Site, control: Control, now: () => number): Pick<DayDesk, 'ready'> {
  const ask = <Answer>(question: (client: ControlClient) => Promise<Answer>) =>
    site.use((running) => question(controlClient(running)));
  let clock = 0;
  let reconciledAt = 0;
  return {
    async ready() {
      if (clock >= now()) return;
      clock = now();
      // The carrier tells what was due until now.
      await control.driveTo(new Date(clock).toISOString());
      if (clock - reconciledAt >= minute) {
        reconciledAt = clock;
        await ask((client) => client.runScheduled('reconcile-calls'));
      }
      await ask((client) => client.release());
      await control.settled();
      await ask((client) => client.hold());
    },
  };
}

async function* intake(site: Site, { cases }: DayPlan, desk: DayDesk, from: number, seed: string): Actor {
  const byMinute = [...Map.groupBy(cases, ({ comesAt }) => comesAt)].sort(([a], [b]) => a - b);
  for (const [comesAt, together] of byMinute) {
    if (desk.now() < from + comesAt * minute) yield from + comesAt * minute;
    await desk.ready();
    const offers = together.map(({ index, body }) => ({
      index,
      body,
      line: index + 1,
      id: undefined,
      problem: undefined,
    }));
    await sendOffers(site, `day-${seed}`, offers);
    desk.tell();
  }
}

async function* hourly({ tally, now }: DayDesk, days: readonly Shift[], say: (line: string) => void): Actor {
  for (const { from, to } of days) {
    for (let at = from + 60 * minute; at <= to; at += 60 * minute) {
      yield at;
      const time = new Date(now() + 180 * minute).toISOString().slice(0, 16).replace('T', ' ');
      const [first] = tally.tries;
      say(
        `${time}  ${tally.calls} calls, ${first?.reached} of ${first?.rung} reached at the first try, ` +
          `${tally.callBacks.promised} call-backs promised, ${tally.followUps.done} follow-up checks`,
      );
    }
  }
}
