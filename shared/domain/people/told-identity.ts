import * as z from 'zod/mini';
import type { Address } from '../cases/case.ts';
import { sameValue } from '../equal.ts';
import { Identity } from './identity.ts';
import type { Name } from './name.ts';
import {
  isDead,
  isForbidden,
  numbersKept,
  type Phone,
  type PhoneSource,
  type ReadPhone,
  readPhones,
  samePhone,
} from './phones.ts';

/** Who somebody is in the words of one message or one interview. Null: said to be unknown. */
export interface AsTold {
  readonly name: Name;
  readonly birthDate?: string | null | undefined;
  readonly age?: number | null | undefined;
  readonly sex?: string | null | undefined;
  readonly nationalNumber?: string | null | undefined;
  readonly insuranceNumber?: string | null | undefined;
  readonly phones?: readonly Phone[] | null | undefined;
  readonly address?: Address | null | undefined;
  readonly language?: string | null | undefined;
}

/** Reads what was told as an identity: numbers in one notation, unknown things and what is not of the person left out. */
export function identityTold({ phones, ...told }: AsTold, readPhone: ReadPhone, source?: PhoneSource): Identity {
  const known = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== null && value !== undefined));
  return z.parse(Identity, { ...known, phones: readPhones(phones ?? [], readPhone, source) });
}

/** Whether there is a number that can be dialled; a person without one is *to be located*. */
export function isCallable({ phones }: Identity): boolean {
  return phones.some((phone) => !isDead(phone));
}

/** Whether nobody may ring them: the person is not to be called, or none of the numbers that are left is. */
export function mustNotBeCalled({ doNotCall, phones }: Identity): boolean {
  const left = phones.filter((phone) => !isDead(phone));
  return isForbidden(doNotCall) || (left.length > 0 && left.every((phone) => isForbidden(phone.doNotCall)));
}

/**
 * What a corrected message makes of a person: what its case told before is replaced by what it tells now, or taken
 * back with it, and what was learned elsewhere stays. That a number is unusable was learned on the phone.
 */
export function correctIdentity(known: Identity, before: Identity | undefined, now: Identity): Identity {
  const { phones: told, ...rest } = now;
  const takenBack = Object.entries(before ?? {}).filter(
    ([field, value]) => !(field in now) && sameValue(Reflect.get(known, field), value),
  );
  const news = Object.entries(rest).filter(([field, value]) => !sameValue(Reflect.get(before ?? {}, field), value));
  const dropped = new Set((before?.phones ?? []).map(({ asTyped }) => asTyped));
  const elsewhere = known.phones.filter(
    (phone) => !dropped.has(phone.asTyped) && !told.some((other) => samePhone(other, phone)),
  );
  const phones = told.map((phone) => {
    const { standing = phone.standing, doNotCall } = known.phones.find((other) => samePhone(other, phone)) ?? {};
    return { ...phone, standing, ...(doNotCall === undefined ? {} : { doNotCall }) };
  });
  const kept = Object.entries(known).filter(([field]) => !takenBack.some(([gone]) => gone === field));
  return { ...now, ...Object.fromEntries([...kept, ...news]), phones: numbersKept([...phones, ...elsewhere], 'first') };
}
