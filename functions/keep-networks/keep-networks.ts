import * as z from 'zod/mini';
import { GraphMessage } from '../../shared/messages/graph-message.ts';
import { readCaseFile } from '../../shared/storage/cases.ts';
import { readExposureFrom } from '../../shared/storage/exposures.ts';
import { StaleRead, untilFresh } from '../../shared/storage/retry.ts';
import { join } from './join.ts';
import type { Networks } from './networks.ts';
import { rebuild } from './rebuild.ts';
import { refreshNode } from './refresh-node.ts';
import { takeOut } from './take-out.ts';

/** Brings the networks up to what the case files say now of whatever a message points to. */
export async function keepNetworks(networks: Networks, body: string): Promise<string> {
  const message = z.parse(GraphMessage, JSON.parse(body));
  if ('exposure' in message) return keepExposure(networks, message.of, message.exposure);
  if ('person' in message) return refreshNode(networks, message.person);
  if ('network' in message) return rebuild(networks, message.network);
  const file = await readCaseFile(networks, message.case);
  return file?.personId === undefined ? 'nothing' : refreshNode(networks, file.personId);
}

/** An exposure that stands is an edge; one that was taken back is none. Then both people as they are now. */
async function keepExposure(networks: Networks, source: string, exposureId: string): Promise<string> {
  const { pause, client, caseFiles } = networks;
  const read = () => readExposureFrom({ client, table: caseFiles }, source, exposureId);
  const done = await untilFresh(pause, async () => {
    const exposure = await read();
    if (exposure === undefined || exposure.from.person === exposure.to.person) return undefined;
    const what = exposure.state === 'stands' ? await join(networks, exposure) : await takeOut(networks, exposure);
    // Whoever changed it meanwhile may have been looked after before this commit, and found nothing to do.
    if ((await read())?.version !== exposure.version) throw new StaleRead('An exposure was changed meanwhile.');
    return { what, people: [exposure.from.person, exposure.to.person] };
  });
  if (done === undefined) return 'nothing';
  for (const person of done.people) await refreshNode(networks, person);
  return done.what;
}
