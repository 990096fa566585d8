import * as z from 'zod/mini';
import type { MyTaskResponse } from '../../shared/api/my-task.ts';
import { SpokenProtocol } from '../../shared/api/protocols.ts';
import { queueOf } from '../../shared/desk/claim-desk.ts';
import { heldScreen, type Screen as Person, screenLanguage } from '../../shared/desk/held-screen.ts';
import { isClaimed } from '../../shared/domain/calls/task.ts';
import { filledProtocol, spokenProtocol } from '../../shared/domain/protocols/spoken-protocol.ts';
import type { ProtocolLanguage } from '../../shared/domain/protocols/written-protocol.ts';
import type { ProtocolByVersion } from '../../shared/runtime/protocols.ts';
import { readTask } from '../../shared/storage/call-queue.ts';
import { readProfile } from '../../shared/storage/profiles.ts';
import { readSeat } from '../../shared/storage/seats.ts';

export type Screen = Person & { readonly protocolByVersion: ProtocolByVersion };

/**
 * Everything that an operator's screen shows of the task they hold, in one reply; nothing where they hold none.
 *
 * @param wanted the language of the screen; else one of the operator's own
 */
export async function readMyTask(
  desk: Screen,
  operator: string,
  wanted: ProtocolLanguage | undefined,
): Promise<MyTaskResponse> {
  const seat = await readSeat(queueOf(desk), operator, 'consistent');
  const task = seat?.hold && (await readTask(queueOf(desk), seat.hold.personId));
  const at = desk.clock();
  const held = task?.holder === operator && isClaimed(task, at) && task.place !== undefined;
  if (!held) return { at, task: null };
  const profile = await readProfile({ client: desk.client, table: desk.people }, task.personId);
  if (profile === undefined) throw new Error('A task is held of somebody who is not there.');
  const language = wanted ?? screenLanguage(await desk.staff(operator));
  const { values, ...person } = await heldScreen(desk, operator, task, profile, language);
  const protocol = await desk.protocolByVersion(person.protocol.id, person.protocol.version);
  if (protocol === undefined) throw new Error('A task is served by a protocol that has no words.');
  const script = z.parse(SpokenProtocol, filledProtocol(spokenProtocol(protocol, language), values));
  return { at, task: { ...person, script } };
}
