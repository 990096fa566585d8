/**
 * Newcomers work on made-up people: through the same lists, protocols and screens, and outside everything that is
 * counted, dialled or traced. A made-up person is told by their id, their lists by the jurisdiction, so that nothing has
 * to be looked up to know it.
 */

/** Where newcomers work, and nobody else. */
export const practiceJurisdiction = 'practice';

/** Ids of made-up people begin so. */
export const practicePrefix = 'practice';

/** No exchange connects these: they are kept free for films and plays (Ofcom, 020 7946 0000 to 0999). */
export const practiceNumber = (n: number): string => `+4420794600${String(n % 100).padStart(2, '0')}`;

export const isPractice = (personId: string): boolean => personId.startsWith(`${practicePrefix}_`);
