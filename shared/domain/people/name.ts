import * as z from 'zod/mini';

/**
 * A person's name as somebody wrote or said it: the laboratory in full, a neighbour only *Саша*. The parts are kept
 * as written; only what is compared (`names.ts`) is folded.
 */

const Part = z.optional(z.string().check(z.maxLength(200)));

export const Name = z
  .strictObject({ asWritten: Part, family: Part, given: Part, patronymic: Part })
  .check(
    z.refine(
      (name) => [name.asWritten, name.family, name.given, name.patronymic].some((part) => part?.trim()),
      'a name needs at least one part that is not blank',
    ),
  );
export type Name = z.infer<typeof Name>;
