import type { Browser } from 'playwright-core';
import * as z from 'zod/mini';
import { builtPage } from '../../local/built-page.ts';
import { projectRoot } from '../../local/start-local.ts';
import { openBrowser } from './chrome.ts';
import { startTestLocal, type TestLocal } from './local.ts';
import { type Seat, type Seating, takeSeat } from './seat.ts';

/** A Tuesday, ten in the morning in Moscow, where the shipped calling hours are. */
export const morning = '2026-11-24T07:00:00.000Z';

/** Everything on this machine with the built page, and a browser. */
export interface ConsoleSite {
  readonly local: TestLocal;
  readonly browser: Browser;
  /** Somebody signs in and sits down. */
  seat(seating: Seating): Promise<Seat>;
  /** Moves the domain's clock, which runs on from there. */
  moveTo(moment: string): Promise<void>;
  /** Puts confirmed cases on the queue, and waits until they are call tasks. */
  confirm(...people: readonly Person[]): Promise<void>;
  /** Colleagues ring these people, one each, and say that nobody answered. */
  ringElsewhere(...people: readonly Person[]): Promise<void>;
  /** Somebody uses the API without a screen. */
  as(user: string): Promise<(path: string, body?: object) => Promise<unknown>>;
  /** A supervisor takes back whatever this operator holds. */
  takeBack(operator: string): Promise<void>;
  /** A supervisor closes every interview that waits: whoever earlier tests left comes before nobody. */
  closeWaiting(): Promise<void>;
  end(): Promise<void>;
}

export interface Person {
  readonly name: string;
  readonly number: string;
  /** Where another clock goes, for example. */
  readonly district?: string;
}

const Claimed = z.object({
  task: z.object({
    id: z.string(),
    epoch: z.int(),
    attempt: z.int(),
    person: z.object({ phones: z.array(z.object({ id: z.string() })) }),
  }),
});
const Counted = z.object({ token: z.string() });

let reported = 0;

/** A laboratory's report of somebody. */
const reportOf = ({ name, number, district }: Person): object => {
  reported += 1;
  return {
    kind: 'report',
    source: 'laboratory',
    caseId: `morning-${reported}`,
    disease: 'covid-19',
    reportDate: morning.slice(0, 10),
    name: { asWritten: name },
    phones: [{ number, kind: 'mobile' }],
    ...(district && { address: { district } }),
  };
};

/** The clock runs from the morning on, whatever the hour of the machine is: a laptop's clock may be wrong. */
export async function openConsoleSite(): Promise<ConsoleSite> {
  const local = await startTestLocal({ page: () => builtPage(projectRoot, () => undefined) });
  const browser = await openBrowser();
  const address = local.running.console;
  if (address === undefined) throw new Error('No console is served.');
  const moveTo = async (moment: string) => {
    await local.control.drive(moment);
    await local.control.run();
  };
  await moveTo(morning);
  // People talk for as long as the test wants; they answer at once.
  await local.control.setPhones({ talkSeconds: { from: 3_000, to: 3_000 }, answerSeconds: { from: 0, to: 1 } });
  const confirm = async (...people: readonly Person[]) => {
    for (let from = 0; from < people.length; from += 10) {
      await local.send('confirmed-cases', ...people.slice(from, from + 10).map(reportOf));
    }
    await local.settle();
  };
  /** A supervisor acts on all these calls, after a count. */
  const steer = async (path: string, filter: object) => {
    const post = await caller(local, 'supervisor');
    const act = { filter, reason: 'called away' };
    const { token } = z.parse(Counted, await post(path, { ...act, dryRun: true }));
    await post(path, { ...act, token });
    await local.settle();
  };
  return {
    local,
    browser,
    moveTo,
    seat: (seating) => takeSeat(browser, address, seating),
    confirm,
    async ringElsewhere(...people) {
      await confirm(...people);
      for (const n of people.keys()) {
        const post = await caller(local, `operator-${900 + n}`);
        const { task } = z.parse(Claimed, await post('/calls/claim', {}));
        const { id, epoch, attempt } = task;
        await post(`/calls/${id}/place`, { epoch, attempt, phone: task.person.phones[0]?.id, mode: 'connect' });
        await post(`/calls/${id}/finish`, { epoch, attempt, outcome: 'no-answer' });
      }
    },
    as: (user) => caller(local, user),
    takeBack: (operator) => steer('/tasks/force-release', { operator }),
    closeWaiting: () => steer('/tasks/close', { list: 'main/any/interview' }),
    async end() {
      await browser.close();
      await local.end();
    },
  };
}

/** Asks the API as somebody: with a body it is posted. */
async function caller(local: TestLocal, user: string) {
  const headers = { authorization: `Bearer ${await local.token(user)}` };
  return async (path: string, body?: object): Promise<unknown> => {
    const posted = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const answer = await fetch(`${local.running.api}${path}`, { headers, ...posted });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
}
