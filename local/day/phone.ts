import * as z from 'zod/mini';
import type { Outcome } from '../../shared/domain/calls/outcome.ts';
import type { Site } from '../replay/site.ts';

/** What an operator hears in the headset, whatever the events of the call do: asked of the simulated carrier itself. */
export type Heard =
  | { readonly is: 'ringing' }
  | { readonly is: 'talking' }
  | { readonly is: 'over'; readonly outcome: Outcome };

export interface Phone {
  /** Undefined while the carrier is out of order: nothing is heard. */
  hear(contactId: string): Promise<Heard | undefined>;
  hangUp(contactId: string): Promise<void>;
}

const Described = z.object({
  Contact: z.object({
    AgentInfo: z.optional(z.unknown()),
    DisconnectTimestamp: z.optional(z.number()),
    DisconnectReason: z.optional(z.string()),
  }),
});

/** As FACTS, section 2, has them; anything else rang out. */
const outcomes: Readonly<Record<string, Outcome>> = {
  TELECOM_BUSY: 'busy',
  TELECOM_NUMBER_INVALID: 'bad-number',
  TELECOM_PROBLEM: 'system-failure',
};

const instance = 'local';

export function phoneOf(site: Site): Phone {
  const ask = (path: string, body?: object) =>
    site.use(async ({ connect }) => {
      const answer = await fetch(`${connect}${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const read: unknown = await answer.json();
      return { ok: answer.ok, read };
    });
  return {
    async hear(contactId) {
      const { ok, read } = await ask(`/contacts/${instance}/${contactId}`);
      if (!ok) return undefined;
      const { Contact } = z.parse(Described, read);
      if (Contact.AgentInfo !== undefined && Contact.DisconnectTimestamp === undefined) return { is: 'talking' };
      if (Contact.DisconnectTimestamp === undefined) return { is: 'ringing' };
      return { is: 'over', outcome: outcomes[Contact.DisconnectReason ?? ''] ?? 'no-answer' };
    },
    async hangUp(contactId) {
      await ask('/contact/stop', { ContactId: contactId, InstanceId: instance });
    },
  };
}
