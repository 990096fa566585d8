import type { CallState } from './call-state.ts';

/** What dials. Ringtrace knows calls by the attempt's id and the carrier by the contact's; neither tells who is rung. */
export interface Dialer {
  start(order: CallOrder): Promise<Started>;
  /** Hangs up, where the call still goes on. */
  stop(contactId: string): Promise<void>;
  /** What the carrier knows of a call; undefined where it knows none of that id. */
  describe(contactId: string): Promise<CallState | undefined>;
}

export interface CallOrder {
  /** The attempt's id: however often it is sent, one call is placed. */
  readonly token: string;
  readonly e164: string;
  /** Who is to be put through: the operator as the carrier knows them. */
  readonly agent: string;
  /** BCP 47: in which language whoever answers is told that the call is recorded. */
  readonly language: string | undefined;
  readonly ringSeconds: number;
}

export type Started =
  /** Accepted, which does not mean that it rings yet. */
  | { readonly did: 'start'; readonly contactId: string }
  /** This number may not be called from here, now or later. */
  | { readonly did: 'not-allow' }
  /** Nothing was placed: more was asked for than may be. */
  | { readonly did: 'throttle' }
  /** Nothing was placed, and the same order would not be either. */
  | { readonly did: 'refuse' }
  /** Nobody knows: the same order again finds out, and rings nobody twice. */
  | { readonly did: 'not-answer' };
