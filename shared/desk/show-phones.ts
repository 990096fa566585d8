import type * as z from 'zod/mini';
import type { PhoneView } from '../api/calls.ts';
import { turnsTaken } from '../domain/calls/retries.ts';
import type { Task } from '../domain/calls/task.ts';
import { maskPhone } from '../domain/people/mask-phone.ts';
import { inTurn } from '../domain/people/next-number.ts';
import { phoneTag } from '../runtime/ids.ts';
import { ringableNumbers } from '../runtime/ringable-numbers.ts';
import type { Profile } from '../storage/profiles.ts';

/** A person's phones as whoever holds them sees them: masked, the one whose turn it is first, dead ones last. */
export function phonesShown({ personId, identity }: Profile, task: Task): z.output<typeof PhoneView>[] {
  const turns = inTurn(ringableNumbers(personId, identity), turnsTaken(task)).map(({ id }) => id);
  return identity.phones
    .map((phone) => {
      const id = phone.e164 === undefined ? undefined : phoneTag(personId, phone.e164);
      const turn = id === undefined ? -1 : turns.indexOf(id);
      return { phone, id, turn: turn < 0 ? turns.length : turn };
    })
    .sort((a, b) => a.turn - b.turn)
    .map(({ phone: { asTyped, e164, kind, standing, source }, id, turn }) => ({
      ...(id === undefined || e164 === undefined ? { number: asTyped } : { id, number: maskPhone(e164) }),
      ...(kind === undefined ? {} : { kind }),
      usable: turn < turns.length,
      standing,
      ...(source === undefined ? {} : { source }),
    }));
}
