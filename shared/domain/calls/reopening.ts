import { type Moment, plusMinutes } from '../dates.ts';

/** For how long an operator may look at, and mend, what they themselves finished (docs/design.md, promise 8). */
export const reopenMinutes = 30;

export const reopenUntil = (finishedAt: Moment): Moment => plusMinutes(finishedAt, reopenMinutes);
