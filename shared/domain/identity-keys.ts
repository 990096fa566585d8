/**
 * A personal number without its punctuation, in capitals. Undefined for what forms are filled in with when there is
 * none (`-`, `нет`, `000-000-000 00`): a number that many people share would make them one.
 */
export function foldNumber(number: string | undefined): string | undefined {
  const folded = (number ?? '')
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  const digits = folded.match(/\p{N}/gu) ?? [];
  return digits.length >= 4 && new Set(digits).size > 1 ? folded : undefined;
}
