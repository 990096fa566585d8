import type { Wrong } from '../../shared/domain/wrong.ts';

/** What is said of what is wrong: the English of whoever found it stays out of the screen. */
export type WrongHere = Pick<Wrong, 'code' | 'values'>;
