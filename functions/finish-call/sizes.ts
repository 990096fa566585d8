import type { FinishRequest } from '../../shared/api/finish.ts';
import { type Refused, refuse, wrongAt } from '../../shared/api/problem.ts';

/** Bytes as JSON; an interview and an answer beyond these do not fit one commit (docs/design.md, section 4). */
export const interviewBytes = 1_000_000;
export const answerBytes = 256_000;

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value ?? null));

/** Refuses by name of field what is larger than one commit can keep. */
export function tooLarge({ interview }: FinishRequest): Refused | undefined {
  const fields = Object.entries(interview?.answers ?? {}).flatMap(([name, answer]) =>
    bytesOf(answer) > answerBytes ? [wrongAt(`interview.answers.${name}`, 'too-large', { most: answerBytes })] : [],
  );
  if (fields.length > 0) return refuse('too-large', { fields });
  if (bytesOf(interview) <= interviewBytes) return undefined;
  return refuse('too-large', { fields: [wrongAt('interview', 'too-large', { most: interviewBytes })] });
}
