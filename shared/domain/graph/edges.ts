import { plusDays } from '../dates.ts';
import { type DiseaseProfile, profileFor } from '../diseases/profile.ts';
import { anchorOf, lastInfectiousDay } from '../diseases/windows.ts';
import {
  type CaseOf,
  caseOf,
  type Days,
  daysOf,
  haveCommon,
  type PersonFile,
  type ToldExposure,
} from './person-file.ts';
import { isOf, underOneName } from './same-person.ts';

/**
 * An edge of the graph. Over exposures it is one exposure as it was told; over links it is the judgement that one case
 * probably infected another, with the exposures it rests on. An exposure is not a transmission.
 */
export interface Edge {
  readonly id: string;
  readonly kind: 'exposure' | 'link';
  readonly from: string;
  readonly to: string;
  readonly disease: string;
  readonly state: 'stands' | 'proposed' | 'confirmed' | 'ruled-out';
  readonly preferred: boolean;
  readonly judged?: { readonly by: string; readonly at: string } | undefined;
  /** One for an exposure; for a link all it rests on, none where an epidemiologist knows more than was told. */
  readonly exposures: readonly ToldExposure[];
}

/** Between these two, by whichever of their ids it was told. */
export const exposureEdge = (exposure: ToldExposure, from: string, to: string): Edge => ({
  id: exposure.exposureId,
  kind: 'exposure',
  from,
  to,
  disease: exposure.disease,
  state: 'stands',
  preferred: false,
  exposures: [exposure],
});

/** Ids are of letters, digits and `_`; a disease is any text. */
const linkId = (from: string, to: string, disease: string) => `${from}.${to}.${disease}`;

/**
 * Whether an exposure between two cases is proposed as a transmission: on one of its days the source was infectious, and
 * the other, counted back from their own illness, may have been infected. The windows are those that interviews ask about,
 * counted from a later date where the onset is not known; one that the profile does not give forbids nothing.
 */
export function isProposed(exposure: ToldExposure, source: CaseOf, infected: CaseOf, profile: DiseaseProfile): boolean {
  return haveCommon([daysOf(exposure), infectiousDays(source, profile), daysOfInfection(infected, profile)]);
}

function infectiousDays({ facts }: CaseOf, profile: DiseaseProfile): Days {
  const anchor = anchorOf(profile, facts);
  if (anchor === undefined || profile.infectiousWindow === undefined) return {};
  const to = lastInfectiousDay(profile, anchor, facts);
  return { from: plusDays(anchor.day, profile.infectiousWindow.from), ...(to === undefined ? {} : { to }) };
}

function daysOfInfection({ facts }: CaseOf, profile: DiseaseProfile): Days {
  const anchor = anchorOf(profile, facts);
  if (anchor === undefined || profile.sourceWindow === undefined) return {};
  const { from, to } = profile.sourceWindow;
  return { from: plusDays(anchor.day, from), to: plusDays(anchor.day, to) };
}

/** The links from one person to another, one a disease both are cases of; those ruled out too. */
export function linksBetween(
  source: PersonFile,
  infected: PersonFile,
  profiles: readonly DiseaseProfile[],
): readonly Edge[] {
  const { person: from } = source;
  const { person: to } = infected;
  return infected.cases.flatMap((second) => {
    const { disease } = second;
    const first = caseOf(source, disease);
    if (first === undefined || from === to) return [];
    const told = infected.exposures
      .filter((each) => isOf(source, each.from.person) && each.disease === disease && each.state === 'stands')
      .sort((a, b) => (a.exposureId < b.exposureId ? -1 : 1));
    const words = infected.judged.find((each) => each.disease === disease);
    const judgements = words && underOneName(words, source);
    const judged = judgements?.sources[from];
    const profile = profileFor(disease, profiles);
    const proposed = told.filter((each) => isProposed(each, first, second, profile));
    const state = judged?.state ?? 'proposed';
    if (state === 'proposed' && proposed.length === 0) return [];
    const preferred = judgements?.preferred === from;
    return [
      { id: linkId(from, to, disease), kind: 'link', from, to, disease, state, preferred, judged, exposures: told },
    ];
  });
}
