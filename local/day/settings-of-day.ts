/** How the simulated phones behave all day: every fault that Amazon Connect's events have (FACTS, section 2). */
const faults = { lost: 0.05, repeated: 0.1, late: 0.1, outOfOrder: 0.1, oddCasing: 0.2, unset: 0.1, noReason: 0.1 };

const minute = 60_000;

/** The carrier is out of order for so long, when the first interviews are over and everybody wants to ring. */
export const outageMinutes = 20;
const afterOpening = 40;

export interface Outage {
  readonly from: string;
  readonly to: string;
}

export function outageOf(opens: number): Outage {
  const from = opens + afterOpening * minute;
  return { from: new Date(from).toISOString(), to: new Date(from + outageMinutes * minute).toISOString() };
}

/** Nobody hangs up before the operator does: how long people talk is the operators' to say. */
const talkSeconds = { from: 3 * 3600, to: 3 * 3600 };

export const phonesOf = (seed: string, outage: Outage) => ({
  seed,
  faults,
  throttle: true,
  silent: 0.01,
  outages: [outage],
  talkSeconds,
});
