import { csvOf } from '../supervise/csv.ts';
import { dayAt } from './days.ts';
import type { Picture } from './known.ts';

/** What is seen as rows, people and the edges between them: the columns are named as in the API. */

const people = [
  'person',
  'ref',
  'status',
  'disease',
  'onset',
  'specimen',
  'report',
  'day_drawn',
  'day_is',
  'generation',
  'outcome',
  'age_band',
  'hospital',
  'settings',
  'infected',
  'met',
] as const;

export const peopleCsv = (seen: Picture): string =>
  csvOf([
    people,
    ...seen.people.map(({ node, day, dayIs, settings, infected, met }) => {
      const [one] = node.cases;
      return [
        node.person,
        one?.ref,
        node.status,
        one?.disease,
        one?.onset,
        one?.specimen,
        one?.report,
        day === undefined ? undefined : dayAt(day),
        dayIs,
        node.generation,
        one?.outcome,
        one?.ageBand,
        one?.hospital,
        settings.join('; '),
        infected,
        met,
      ];
    }),
  ]);

const edges = [
  'from',
  'to',
  'kind',
  'state',
  'preferred',
  'disease',
  'first_exposure',
  'last_exposure',
  'setting',
  'relation',
  'risk',
] as const;

export const edgesCsv = (seen: Picture): string =>
  csvOf([
    edges,
    ...seen.edges.map((edge) => [
      edge.from,
      edge.to,
      edge.kind,
      edge.state,
      edge.preferred ? 'true' : undefined,
      edge.disease,
      edge.firstExposure,
      edge.lastExposure,
      edge.setting,
      edge.relation,
      edge.risk,
    ]),
  ]);
