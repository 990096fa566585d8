import { fractionOf } from '../../shared/domain/chance.ts';
import type { Stage } from '../../shared/telephony/call-state.ts';
import type { ContactEventJson } from './contact.ts';
import type { Simulation } from './simulation.ts';

/** Events are best effort, unordered, repeated and oddly written (FACTS, section 2). This does all of it to them. */

const lateSeconds = 120;
const swapSeconds = 15;
const epoch = '1970-01-01T00:00:00Z';

export type Fault = keyof Simulation['faults'];

/** When an event arrives, in seconds after it happened: never, once or twice. */
export function arrivalsOf({ seed, faults }: Simulation, contactId: string, stage: Stage): number[] {
  const draw = (what: string) => fractionOf('fault', seed, contactId, stage, what);
  const meets = (fault: Fault) => draw(fault) < faults[fault];
  if (meets('lost')) return [];
  const late = meets('late') ? draw('how late') * lateSeconds : 0;
  const swapped = meets('outOfOrder') ? draw('how far') * swapSeconds : 0;
  const first = Math.round(late + swapped);
  return meets('repeated') ? [first, first + Math.round(draw('again') * lateSeconds)] : [first];
}

/** The event as it is written on the wire. */
export function writtenOf(
  { seed, faults }: Simulation,
  contactId: string,
  stage: Stage,
  event: ContactEventJson,
): object {
  const meets = (fault: Fault) => fractionOf('fault', seed, contactId, stage, fault) < faults[fault];
  const { disconnectReason, ...detail } = event.detail;
  const said = meets('noReason') || disconnectReason === undefined ? detail : { ...detail, disconnectReason };
  const timed = meets('unset') ? unset(said) : said;
  const cased = meets('oddCasing') ? inCapitals(timed) : timed;
  return { ...event, ...(meets('unset') ? { time: epoch } : {}), detail: cased };
}

/** Every time is the one of a clock that was never set. */
function unset(value: object): object {
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) => {
      if (name.endsWith('Timestamp') && held !== undefined) return [name, epoch];
      return [name, typeof held === 'object' && held !== null ? unset(held) : held];
    }),
  );
}

function inCapitals(value: object): object {
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) => [
      `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`,
      typeof held === 'object' && held !== null ? inCapitals(held) : held,
    ]),
  );
}
