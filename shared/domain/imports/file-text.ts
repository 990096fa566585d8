/** Spreadsheets save CSV in the alphabet of the machine; Excel on a Russian one in windows-1251. */
export const encodings = ['utf-8', 'windows-1251', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

/**
 * The text of a file. UTF-16 says of itself what it is; anything else is what was said, by default UTF-8.
 *
 * @returns undefined where it is not in that encoding: nothing is guessed, for names would come in as other names
 */
export function fileText(bytes: Uint8Array, encoding: Encoding = 'utf-8'): string | undefined {
  const [first, second] = bytes;
  const marked =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
  try {
    return new TextDecoder(marked ?? encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
