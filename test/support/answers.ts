import * as z from 'zod/mini';
import { answersTo } from '../../local/replay/made-up-answers.ts';
import type { Answer } from '../../shared/domain/protocols/answer.ts';
import { Protocol } from '../../shared/domain/protocols/protocol.ts';
import protocols from '../../shared/domain/protocols/protocols.json' with { type: 'json' };

const known = z.parse(z.array(Protocol), protocols);

/** The protocol that cases are asked by. */
export const second = { id: 'case-interview', version: 2 };

/** All that must be answered in an interview of this protocol, in the shortest way but for what is told. */
export function told(answers: Record<string, Answer>, { id, version } = second): Record<string, Answer> {
  const protocol = known.find((each) => each.id === id && each.version === version);
  if (protocol === undefined) throw new Error(`There is no ${id} ${version}.`);
  return answersTo(
    protocol,
    '2020-03-02',
    () => 0,
    (_, required) => required,
    answers,
  );
}
