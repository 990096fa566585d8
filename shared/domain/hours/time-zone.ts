import * as z from 'zod/mini';
import type { Identity } from '../people/identity.ts';
import { isZone, ZoneName } from './zone-offset.ts';

/**
 * Whose clock a person lives by: the one they told us, else where they live, as far as policy knows the place. Never by
 * their phone: a mobile number travels with its owner, and +7 alone spans eleven zones. What is not known stays unknown,
 * and unknown people are rung in the narrowest window.
 */

/** Districts and towns, each with its zone; written as people write them, compared without case and punctuation. */
export const Places = z.record(z.string().check(z.minLength(2), z.maxLength(100)), ZoneName);
export type Places = z.infer<typeof Places>;

export function zoneOf(
  { zone, address }: Pick<Identity, 'address'> & { readonly zone?: string | undefined },
  places: Places,
): string | undefined {
  if (zone !== undefined && isZone(zone)) return zone;
  const named = zonesNamed(places, address?.district);
  // The district was given to say where it is; the rest of an address may name a street after another town.
  return oneOf(named) ?? (named.length > 0 ? undefined : oneOf(zonesNamed(places, address?.text)));
}

const oneOf = (zones: readonly string[]): string | undefined => (zones.length === 1 ? zones[0] : undefined);

/** The zones of every place that a text names as whole words; two of them say nothing. */
function zonesNamed(places: Places, text: string | undefined): string[] {
  if (text === undefined) return [];
  const words = ` ${fold(text)} `;
  const named = Object.entries(places).filter(([place]) => words.includes(` ${fold(place)} `));
  return [...new Set(named.map(([, zone]) => zone))];
}

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
