import type { EventsResponse } from '../../shared/api/graph.ts';
import type { Refused } from '../../shared/api/problem.ts';
import type { ToldExposure } from '../../shared/domain/graph/person-file.ts';
import { readInterview } from '../../shared/storage/interviews.ts';
import type { Graph } from './graph.ts';
import { nearSource, noSuchPerson } from './source.ts';
import { personView } from './views.ts';

const tellerOf = ({ namedBy, from, to }: ToldExposure) => (namedBy === 'from' ? from : to).person;
const metOf = ({ namedBy, from, to }: ToldExposure) => (namedBy === 'from' ? to : from).person;
const occasionOf = ({ interviewId, event }: ToldExposure) => `${interviewId}.${event}`;

/** The events that a person's exposures name, with everybody whom their teller met there. */
export async function readEvents(graph: Graph, asked: string): Promise<EventsResponse | Refused> {
  const source = await nearSource(graph, asked);
  if (source === undefined) return noSuchPerson();
  const { start, load, generations } = source;
  const named = start.exposures.filter(({ state, event }) => state === 'stands' && event !== undefined);
  const tellers = await load([...new Set(named.map(tellerOf))]);
  const occasions = [...Map.groupBy(named, occasionOf)].map(([event, [first]]) => {
    const teller = first && tellers.get(tellerOf(first));
    const told = teller?.exposures.filter((each) => each.state === 'stands' && occasionOf(each) === event) ?? [];
    return { event, first, there: first === undefined ? [] : [tellerOf(first), ...told.map(metOf)] };
  });
  const met = await load([...new Set(occasions.flatMap(({ there }) => there))]);
  const events = await Promise.all(
    occasions.map(async ({ event, first, there }) => {
      const interview = await readInterview(graph, first?.interviewId ?? '');
      const { kind, from, to, people } = interview?.events.find(({ key }) => key === first?.event) ?? {};
      const guests = new Map(there.flatMap((id) => met.get(id) ?? []).map((guest) => [guest.person, guest]));
      return {
        ...{ event, kind, from, to },
        ...(people === undefined ? {} : { peopleGuessed: people }),
        there: [...guests.keys()],
        guests: [...guests.values()].map((guest) => personView(guest, generations)),
      };
    }),
  );
  return { events: events.sort((a, b) => (a.event < b.event ? -1 : 1)) };
}
