import type { CaseFacts } from '../cases/case-facts.ts';
import type { Exposure } from '../cases/exposure.ts';
import type { Day } from '../dates.ts';
import type { JudgedOf, Judgements } from './judgement.ts';

/**
 * What the graph knows of one person, under a pseudonym: their infections, the exposures told from either side, and what
 * epidemiologists judged of who infected them. Names, numbers and addresses are in another table, which the graph's
 * functions may not read.
 */
export interface CaseOf {
  readonly caseId: string;
  readonly disease: string;
  readonly facts: CaseFacts;
  readonly source?: string | undefined;
  /** The line-list number of its source. */
  readonly ref?: string | undefined;
  readonly classification?: string | undefined;
  readonly outcome?: string | undefined;
  /** Ten years, for example `30-39`: an exact age beside a date and a place is half a name. */
  readonly ageBand?: string | undefined;
  readonly hospital?: string | undefined;
}

/** Of an exposure, what the graph asks about. */
export type ToldExposure = Pick<
  Exposure,
  | 'exposureId'
  | 'disease'
  | 'namedBy'
  | 'setting'
  | 'relation'
  | 'firstExposure'
  | 'lastExposure'
  | 'continuing'
  | 'event'
  | 'risk'
  | 'state'
  | 'recordedAt'
  | 'version'
> & {
  readonly from: { readonly person: string };
  readonly to: { readonly person: string };
  /** Which interview named it; of the network's edges, only where it names an event. */
  readonly interviewId?: string | undefined;
};

export interface PersonFile {
  readonly person: string;
  /** Other pseudonyms of theirs: people who turned out to be this one. */
  readonly alsoKnownAs?: readonly string[] | undefined;
  /** Infections that stand. */
  readonly cases: readonly CaseOf[];
  /** In both directions; those taken back too. */
  readonly exposures: readonly ToldExposure[];
  /** Of who infected this person. */
  readonly judged: readonly Judgements[];
  /** Whom this person infected, as was confirmed; whether it still is, the infected's own file says. */
  readonly judgedOf?: readonly JudgedOf[] | undefined;
}

/** Reads people's files, each by the pseudonym that was asked for; those nobody knows are left out. */
export type LoadFiles = (people: readonly string[]) => Promise<ReadonlyMap<string, PersonFile>>;

/** People's files by each of their ids, each made when it is asked for. */
export type FilesOf = Pick<ReadonlyMap<string, PersonFile>, 'get'>;

export const caseOf = (file: PersonFile | undefined, disease: string): CaseOf | undefined =>
  file?.cases.find((each) => each.disease === disease);

/** Whom confirmed links lead to, also where no exposure tells of them. */
export function confirmedWith(
  { cases, judged, judgedOf = [] }: Omit<PersonFile, 'exposures'>,
  way: 'forwards' | 'backwards' | 'both',
): string[] {
  const isCase = ({ disease }: { readonly disease: string }) => cases.some((own) => own.disease === disease);
  const words = judged.filter(isCase).flatMap(({ sources }) => Object.entries(sources));
  const sources = words.flatMap(([source, { state }]) => (state === 'confirmed' ? [source] : []));
  const infected = judgedOf.filter(isCase).map((each) => each.infected);
  return [...(way === 'forwards' ? [] : sources), ...(way === 'backwards' ? [] : infected)];
}

export function ageBandOf(age: number | undefined | null): string | undefined {
  if (age === undefined || age === null) return undefined;
  const from = Math.min(Math.floor(age / 10) * 10, 90);
  return from === 90 ? '90+' : `${from}-${from + 9}`;
}

/** A stretch of days; an open end has no limit. */
export interface Days {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
}

/** The days on which an exposure may have happened; without a date, any up to when it was told. */
export function daysOf({ firstExposure, lastExposure, continuing, recordedAt }: ToldExposure): Days {
  const told = recordedAt.slice(0, 10);
  const to = lastExposure ?? (continuing === true ? told : firstExposure) ?? told;
  const from = firstExposure ?? (continuing === true ? undefined : lastExposure);
  return from !== undefined && to < from ? { from: to, to: from } : { from, to };
}

/** Whether one day is in all of these stretches. */
export function haveCommon(stretches: readonly Days[]): boolean {
  const latestStart = stretches.reduce((latest, { from = '' }) => (from > latest ? from : latest), '');
  const firstEnd = stretches.reduce((first, { to = '9' }) => (to < first ? to : first), '9');
  return latestStart <= firstEnd;
}
