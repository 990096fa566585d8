import type { ConsoleConfig } from '../../shared/api/console-config.ts';

export type Language = ConsoleConfig['languages'][number];

/** The language chosen before on this machine, else the first of the browser's that there is. */
export function firstLanguage(there: readonly Language[], wished: readonly string[]): Language {
  const short = wished.map((tag) => tag.slice(0, 2));
  return short.flatMap((tag) => there.filter((language) => language === tag))[0] ?? there[0] ?? 'en';
}

/** The language with the region that the browser has for it: whether it is 14:00 or 2 PM is the region's. */
export const regional = (language: Language, wished: readonly string[]): string =>
  wished.find((tag) => tag.startsWith(`${language}-`) && isTag(tag)) ?? language;

/** Chrome tells what its machine is set to: with `LC_ALL=C` that is `en-US@posix`, which no formatter takes. */
function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}
