import * as z from 'zod/mini';
import { Disease, Ref, Source, SourceCaseId } from '../domain/cases/case.ts';
import { Day } from '../domain/dates.ts';
import { Judged } from '../domain/graph/judgement.ts';
import { Risk } from '../domain/protocols/interview.ts';

/** The contact graph as epidemiologists see it: pseudonyms, dates, settings; never a name, a number or an address. */

const cursor = z.optional(z.string().check(z.maxLength(1000)));
const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));

/** What reading an answer took: read request units, and calls to the database that had to wait for each other. */
const cost = z.optional(z.strictObject({ rru: z.number(), roundTrips: z.int() }));

export const FindQuery = z.strictObject({
  /** A pseudonym; without it, the source and one of its numbers. */
  person: z.optional(text(64)),
  source: z.optional(Source),
  /** The case's id with its source. */
  caseId: z.optional(SourceCaseId),
  /** Or its line-list number. */
  ref: z.optional(Ref),
});
export type FindQuery = z.infer<typeof FindQuery>;

export const FindResponse = z.strictObject({
  cost,
  /** None where nobody is known by it; more than one where a source gave a number twice. */
  people: z.array(
    z.strictObject({
      person: z.string(),
      alsoKnownAs: z.optional(z.array(z.string())),
      status: z.enum(['case', 'contact']),
      ref: z.optional(z.string()),
      disease: z.optional(z.string()),
    }),
  ),
});
export type FindResponse = z.infer<typeof FindResponse>;

const CaseView = z.strictObject({
  disease: z.string(),
  /** Over links of this disease: the least distance from a case without a known source; an unlinked case has none. */
  generation: z.optional(z.int()),
  source: z.optional(z.string()),
  ref: z.optional(z.string()),
  onset: z.optional(z.string()),
  /** The person could not say the day exactly. */
  onsetEstimated: z.optional(z.boolean()),
  specimen: z.optional(z.string()),
  report: z.optional(z.string()),
  classification: z.optional(z.string()),
  outcome: z.optional(z.string()),
  ageBand: z.optional(z.string()),
  hospital: z.optional(z.string()),
});
export type CaseView = z.infer<typeof CaseView>;

/** Somebody, wherever people are listed. */
export const PersonView = z.strictObject({
  person: z.string(),
  /** Pseudonyms of people who turned out to be this one: what was told of any of them is told of this one. */
  alsoKnownAs: z.optional(z.array(z.string())),
  status: z.enum(['case', 'contact']),
  cases: z.array(CaseView),
  /** The least of their cases'. Known where the network was read, not where it was walked person by person. */
  generation: z.optional(z.int()),
});
export type PersonView = z.infer<typeof PersonView>;

/** Of one person, or of one edge's far end. */
export const NodeView = z.extend(PersonView, {
  /** Least number of steps from the person asked about. */
  step: z.int(),
  /** Edges that lead to them in what was walked: more than one is several possible sources. */
  sources: z.int(),
  /** More leads on from here than this answer walked. */
  more: z.optional(z.literal(true)),
});
export type NodeView = z.infer<typeof NodeView>;

export const EdgeView = z.strictObject({
  id: z.string(),
  kind: z.enum(['exposure', 'link']),
  from: z.string(),
  to: z.string(),
  disease: z.string(),
  state: z.enum(['stands', 'withdrawn', 'proposed', 'confirmed', 'ruled-out']),
  /** The one source that is preferred among several. */
  preferred: z.optional(z.literal(true)),
  firstExposure: z.optional(z.string()),
  lastExposure: z.optional(z.string()),
  continuing: z.optional(z.boolean()),
  setting: z.optional(z.string()),
  relation: z.optional(z.string()),
  risk: z.optional(z.string()),
  /** Where they met, among the events of GET /graph/events. */
  event: z.optional(z.string()),
  namedBy: z.optional(z.enum(['from', 'to'])),
  recordedAt: z.optional(z.string()),
  /** Of a link: the exposures it rests on, and who judged it when. */
  exposures: z.optional(z.array(z.string())),
  judgedBy: z.optional(z.string()),
  judgedAt: z.optional(z.string()),
});
export type EdgeView = z.infer<typeof EdgeView>;

export const PersonQuery = z.strictObject({ cursor });

export const PersonResponse = z.strictObject({
  cost,
  /** Who stands for them, where the pseudonym asked for is of somebody who turned out to be another. */
  person: z.string(),
  alsoKnownAs: z.optional(z.array(z.string())),
  status: z.enum(['case', 'contact']),
  cases: z.array(CaseView),
  /** Both ways, in pages; those taken back are shown as such. */
  exposures: z.array(EdgeView),
  /** Between this person and the others of this page's exposures; those ruled out are shown as such. */
  links: z.array(EdgeView),
  cursor: z.optional(z.string()),
});
export type PersonResponse = z.infer<typeof PersonResponse>;

/** Of the person named by the path: who infected them. */
export const JudgeRequest = z.strictObject({
  from: text(64),
  disease: Disease,
  /** `proposed` takes a judgement back: the rule speaks again. */
  judged: Judged,
  /** The one source that is preferred; absent, that stays as it was. */
  preferred: z.optional(z.boolean()),
  /** Kept with the judgement; it must not tell who anybody is. */
  why: z.optional(text(500)),
});
export type JudgeRequest = z.infer<typeof JudgeRequest>;

export const JudgeResponse = z.strictObject({
  status: z.enum(['judged', 'already-so']),
  preferred: z.optional(z.string()),
});
export type JudgeResponse = z.infer<typeof JudgeResponse>;

const way = {
  over: z.optional(z.enum(['links', 'exposures'])),
  /** Only edges that may have happened between these days. */
  from: z.optional(Day),
  to: z.optional(Day),
  setting: z.optional(text(200)),
  risk: z.optional(Risk),
  disease: z.optional(Disease),
};

export const ChainQuery = z.strictObject({
  direction: z.optional(z.enum(['forwards', 'backwards'])),
  ...way,
  /** Steps from the person; absent: to the end. */
  depth: z.optional(z.string().check(z.regex(/^\d{1,4}$/, 'a depth is a number of steps'))),
  contacts: z.optional(z.enum(['shown', 'hidden'])),
  cursor,
});
export type ChainQuery = z.infer<typeof ChainQuery>;

/** A kept network that an answer was read from. */
const keptAs = {
  /** `network`: from the network as it is kept. `case-files`: person by person. */
  readFrom: z.enum(['network', 'case-files']),
  network: z.optional(z.string()),
  /** An exposure was taken back, and the network is being looked at again: this is the old one. */
  rebuilding: z.optional(z.literal(true)),
  /**
   * The network changed since the page before. Of one of more than 10,000 people the pages go on as it was at the first; of
   * a smaller one this is as it is now, and somebody may come twice or not at all: begin again to be sure.
   */
  changed: z.optional(z.literal(true)),
  /**
   * Confirmed links by which its cases descend from people whom no exposure connects with them, and by which such people
   * descend from its cases: a contact network is made of exposures, so such a link joins none. It counts in figures and
   * files; over links, `more` says at whom it is, and asking GET /graph/people/{person} says who the other is.
   */
  linksFromOutside: z.optional(z.int()),
  linksToOutside: z.optional(z.int()),
};

/** How an answer of the graph was made, and whether it is all. */
const made = {
  over: z.enum(['links', 'exposures']),
  /** Every node and edge there is was walked; else `stopped` says why not. */
  complete: z.boolean(),
  /**
   * `depth`: as deep as was asked. `page`: the cursor leads on. `too-many-people`: ask from the nodes with `more`.
   * `other-network`: from the nodes with `more` confirmed links lead on to people of other networks.
   */
  stopped: z.optional(z.enum(['depth', 'page', 'too-many-people', 'other-network'])),
  cursor: z.optional(z.string()),
  cost,
  ...keptAs,
};

export const ChainResponse = z.strictObject({
  person: z.string(),
  direction: z.enum(['forwards', 'backwards']),
  ...made,
  nodes: z.array(NodeView),
  /** Each with the page on which the later of its two nodes is. */
  edges: z.array(EdgeView),
  /** People from each of whom the edges walked so far lead back to themselves. */
  cycles: z.array(z.array(z.string())),
});
export type ChainResponse = z.infer<typeof ChainResponse>;

export const NetworkQuery = z.strictObject({ over: way.over, cursor });
export type NetworkQuery = z.infer<typeof NetworkQuery>;

export const NetworkResponse = z.strictObject({
  person: z.string(),
  ...made,
  /** Of everybody walked, not of this page. */
  people: z.int(),
  cases: z.int(),
  edges: z.int(),
  /** How many people and exposures there were by the end of each day on which something was told. */
  sizes: z.array(z.strictObject({ day: z.string(), people: z.int(), edges: z.int() })),
  members: z.array(NodeView),
  /** Edges between members, each with the page on which the later of its two is. */
  ties: z.array(EdgeView),
});
export type NetworkResponse = z.infer<typeof NetworkResponse>;

export const NetworksQuery = z.strictObject({
  /** `exposures`: contact networks. `links`: clusters of cases. */
  over: way.over,
  by: z.optional(z.enum(['people', 'cases', 'growth'])),
  setting: z.optional(text(200)),
  place: z.optional(text(300)),
  atLeast: z.optional(z.string().check(z.regex(/^\d{1,7}$/, 'a number of people'))),
  cursor,
});
export type NetworksQuery = z.infer<typeof NetworksQuery>;

const counts = z.record(z.string(), z.int());

export const NetworksResponse = z.strictObject({
  cost,
  over: z.enum(['links', 'exposures']),
  /** Of all that match, not of this page. Clusters are counted only where every network had to be read for the page. */
  total: z.optional(z.int()),
  /** Else there may be larger ones in networks that were too many to read: ask of one network, or with `atLeast`. */
  complete: z.boolean(),
  networks: z.array(
    z.strictObject({
      network: z.string(),
      /** Of a cluster: one of its first generation, whose `/network?over=links` it is. */
      person: z.optional(z.string()),
      links: z.optional(z.int()),
      /** Of a cluster: confirmed links connect it with people of other networks. */
      leadsOut: z.optional(z.literal(true)),
      people: z.int(),
      cases: z.int(),
      exposures: z.int(),
      /** Exposures told in the last seven days. */
      growth: z.int(),
      /** In which its cases fell ill, as 2015-05: by onset, else rash, specimen, report. Absent where no such day is known. */
      firstMonth: z.optional(z.string()),
      lastMonth: z.optional(z.string()),
      settings: counts,
      /** Hospitals of the cases. */
      places: counts,
      rebuilding: z.optional(z.literal(true)),
    }),
  ),
  cursor: z.optional(z.string()),
});
export type NetworksResponse = z.infer<typeof NetworksResponse>;

export const PathQuery = z.strictObject({ from: text(64), to: text(64), over: way.over });
export type PathQuery = z.infer<typeof PathQuery>;

export const PathResponse = z.strictObject({
  over: z.enum(['links', 'exposures']),
  ...keptAs,
  cost,
  /** From one to the other, both included; null where they do not hang together, as far as `complete` says. */
  path: z.nullable(z.array(NodeView)),
  /** One or more between each two who follow each other. */
  edges: z.array(EdgeView),
  complete: z.boolean(),
});
export type PathResponse = z.infer<typeof PathResponse>;

export const EventsResponse = z.strictObject({
  cost,
  events: z.array(
    z.strictObject({
      event: z.string(),
      kind: z.optional(z.string()),
      from: z.optional(z.string()),
      to: z.optional(z.string()),
      /** As whoever told of it guessed. */
      peopleGuessed: z.optional(z.int()),
      /** Whoever told of it, then those they named as met there. */
      there: z.array(z.string()),
      /** The same people, with what is known of them. */
      guests: z.array(PersonView),
    }),
  ),
});
export type EventsResponse = z.infer<typeof EventsResponse>;
