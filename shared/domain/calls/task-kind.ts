import * as z from 'zod/mini';

/** What people are called for. */
export const TaskKind = z.enum(['case-interview', 'contact-notification', 'follow-up-check', 'referral-check']);
export type TaskKind = z.infer<typeof TaskKind>;
