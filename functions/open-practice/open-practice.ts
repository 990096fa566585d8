import type { PracticeRequest, PracticeResponse } from '../../shared/api/practice.ts';
import { standForPractice, type Tables } from '../../shared/desk/practice-people.ts';
import type { Clock } from '../../shared/runtime/clock.ts';
import { type Pause, untilFresh } from '../../shared/storage/retry.ts';

export interface Desk extends Tables {
  readonly clock: Clock;
  readonly pause: Pause;
}

/** Enough for a first hour. */
const usually = 6;

/** Sees to it that somebody made up waits for whoever wants to practise. */
export const openPractice = (desk: Desk, { people = usually }: PracticeRequest): Promise<PracticeResponse> =>
  untilFresh(desk.pause, async () => ({ stood: await standForPractice(desk, people, desk.clock()) }));
