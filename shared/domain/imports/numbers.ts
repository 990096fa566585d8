/** A number of a case for what a pair calls it by; undefined where it is none that the files have. */
export type KnownNumber = (text: string) => string | undefined;

/** What several numbers in one cell are separated by. */
const between = /\s*(?:[;,/|&+]|\band\b)\s*/;

/**
 * The numbers that a cell names: itself where there is such a number, else its parts (`1;5`, `SK_6 / SK_15`) where one of
 * them is one. A number that may have such signs itself is left whole.
 */
export function numbersIn(text: string, known: KnownNumber): string[] {
  const whole = known(text);
  if (whole !== undefined) return [whole];
  const parts = partsOf(text);
  return parts.some((part) => known(part) !== undefined) ? parts.map((part) => known(part) ?? part) : [text];
}

export const partsOf = (text: string): string[] => text.split(between).filter((part) => part !== '');
