import * as z from 'zod/mini';

/**
 * Says that a contact row of an interview may have changed; carries ids only. The receiver reads what the interview
 * says now, so messages may be repeated or overtake each other without harm.
 */
export const namingMessageSchema = 'ringtrace.naming.v1';

const Id = z.string().check(z.minLength(1), z.maxLength(200));

export const NamingMessage = z.strictObject({
  schema: z.literal(namingMessageSchema),
  interviewId: Id,
  contactKey: Id,
});
export type NamingMessage = z.infer<typeof NamingMessage>;
