import type { Anchor, CaseFacts, DatedFact } from '../cases/case-facts.ts';
import { type Day, earliestOf, plusDays } from '../dates.ts';
import type { DiseaseProfile } from './profile.ts';
import { type InWords, windowInWords } from './window-words.ts';

/**
 * When a case may have been infected, and may have infected others: the days that an interview asks about. Counted from
 * the profile's anchor date; no window reaches past today, isolation or death.
 */
export interface Window {
  readonly from: Day;
  readonly to: Day;
}

/** A window as a screen shows it and an operator says it. */
export interface SpokenWindow extends Window {
  readonly words: InWords;
}

export interface Windows {
  /** Absent where no date of the case is known. */
  readonly anchor?: Anchor;
  readonly source?: SpokenWindow;
  readonly infectious?: SpokenWindow;
}

/** The profile's anchor date; where that is not known another one, marked as such. */
export function anchorOf(profile: DiseaseProfile, facts: CaseFacts): Anchor | undefined {
  const at = (fact: DatedFact | undefined, takenFrom: Anchor['takenFrom'], shift = 0): Anchor | undefined =>
    fact && {
      day: plusDays(fact.day, shift),
      takenFrom,
      estimated: fact.estimated || takenFrom !== profile.anchor,
    };
  const rash = profile.anchor === 'rash' ? at(facts.rash, 'rash') : undefined;
  const onset = at(facts.onset, 'onset', profile.anchor === 'rash' ? profile.anchorAfterOnset : 0);
  return rash ?? onset ?? at(facts.specimen, 'specimen') ?? at(facts.report, 'report');
}

/** Both windows of a case as known today; one that would be empty is left out. */
export function windowsOf(profile: DiseaseProfile, facts: CaseFacts, today: Day): Windows {
  const anchor = anchorOf(profile, facts);
  if (anchor === undefined) return {};
  const end = earliestOf(today, facts.isolated?.day, facts.died?.day);
  const { sourceWindow, infectiousWindow } = profile;
  const source =
    sourceWindow && between(plusDays(anchor.day, sourceWindow.from), plusDays(anchor.day, sourceWindow.to), end, today);
  const infectious =
    infectiousWindow &&
    between(
      plusDays(anchor.day, infectiousWindow.from),
      lastInfectiousDay(profile, anchor, facts) ?? today,
      end,
      today,
    );
  return { anchor, ...(source && { source }), ...(infectious && { infectious }) };
}

/** The last day on which a case may infect others, isolated or not; undefined while they have not recovered. */
export function lastInfectiousDay(
  { infectiousWindow }: DiseaseProfile,
  anchor: Anchor,
  { recovered, died }: CaseFacts,
): Day | undefined {
  if (infectiousWindow === undefined) return undefined;
  const { to } = infectiousWindow;
  const last = to === 'recovery' ? recovered?.day : plusDays(anchor.day, to);
  return last === undefined ? died?.day : earliestOf(last, died?.day);
}

function between(from: Day, until: Day, end: Day, today: Day): SpokenWindow | undefined {
  const to = earliestOf(until, end);
  return from > to ? undefined : { from, to, words: windowInWords({ from, to }, today) };
}
