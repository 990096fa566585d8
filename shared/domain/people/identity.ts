import * as z from 'zod/mini';
import { Name } from './name.ts';
import { DoNotCall, PhoneNumber } from './phones.ts';

/**
 * Who somebody is, as far as we were told. Lookups (`lookups.ts`) only bring candidates together; who is who is
 * decided in `identity-resolution.ts`.
 */

const text = z.optional(z.string());

export const Identity = z.object({
  name: Name,
  /** `yyyy-MM-dd`. */
  birthDate: text,
  /** Completed years when it was told. */
  age: z.optional(z.number()),
  sex: text,
  nationalNumber: text,
  insuranceNumber: text,
  phones: z.array(PhoneNumber),
  address: z.optional(z.object({ text, district: text })),
  /** BCP 47. */
  language: text,
  /** Handed over to: whoever lives elsewhere than their district says. */
  jurisdiction: text,
  /** IANA time zone that they told us they live by. */
  zone: text,
  /** Whoever they are, they are not to be called. */
  doNotCall: z.optional(DoNotCall),
});
export type Identity = z.infer<typeof Identity>;
