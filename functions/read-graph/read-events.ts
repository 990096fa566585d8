import type { EventsResponse } from '../../shared/api/graph.ts';
import type { Refused } from '../../shared/api/problem.ts';
import type { ToldExposure } from '../../shared/domain/graph/person-file.ts';
import { readPersonFile, readPersonFiles } from '../../shared/storage/graph.ts';
import { readInterview } from '../../shared/storage/interviews.ts';
import { type Graph, isKnown, noSuchPerson } from './source.ts';

const tellerOf = ({ namedBy, from, to }: ToldExposure) => (namedBy === 'from' ? from : to).person;
const metOf = ({ namedBy, from, to }: ToldExposure) => (namedBy === 'from' ? to : from).person;

/** The events that a person's exposures name, with everybody whom their teller met there. */
export async function readEvents(graph: Graph, person: string): Promise<EventsResponse | Refused> {
  const file = await readPersonFile(graph, person);
  if (!isKnown(file)) return noSuchPerson();
  const named = file.exposures.filter(({ state, event }) => state === 'stands' && event !== undefined);
  const tellers = await readPersonFiles(graph, [...new Set(named.map(tellerOf))]);
  const occasions = Map.groupBy(named, ({ interviewId, event }) => `${interviewId}.${event}`);
  const events = await Promise.all(
    [...occasions].map(async ([id, [first]]) => {
      if (first === undefined) return [];
      const { interviewId = '', event } = first;
      const interview = await readInterview(graph, interviewId);
      const about = interview?.events.find(({ key }) => key === event);
      const teller = tellerOf(first);
      const there = (tellers.get(teller)?.exposures ?? []).filter(
        (each) => each.state === 'stands' && each.interviewId === interviewId && each.event === event,
      );
      const { kind, from, to, people } = about ?? {};
      const guessed = people === undefined ? {} : { peopleGuessed: people };
      return [{ event: id, kind, from, to, ...guessed, there: [...new Set([teller, ...there.map(metOf)])] }];
    }),
  );
  return { events: events.flat().sort((a, b) => (a.event < b.event ? -1 : 1)) };
}
