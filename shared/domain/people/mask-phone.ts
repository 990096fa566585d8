/**
 * A number as an operator sees it before they dial: enough to tell a person's numbers apart and to say which one is
 * meant, too little to ring anybody. Only `place-call` shows the whole.
 */

/** Countries whose calling code has one or two digits; every other code has three (ITU-T E.164, list of assigned codes). */
const shortCode = /^\+(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/** `+79161234567` as `+7 916 ••• •• 67`; at least five digits never show. */
export function maskPhone(e164: string): string {
  const code = shortCode.exec(e164)?.[0] ?? e164.slice(0, 4);
  const national = e164.slice(code.length);
  const shown = Math.max(0, Math.min(3, national.length - 7));
  const last = national.length >= 7 ? 2 : 0;
  const hidden = '•'.repeat(Math.max(5, national.length - shown - last));
  const groups = [
    code,
    national.slice(0, shown),
    hidden.slice(0, 3),
    hidden.slice(3),
    last ? national.slice(-last) : '',
  ];
  return groups.filter((group) => group !== '').join(' ');
}
