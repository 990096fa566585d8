import type { SpokenProtocol } from '../../shared/api/protocols.ts';
import type { Answer, EventRow } from '../../shared/domain/protocols/answer.ts';

/** An interview as somebody reads it: the protocol's own questions, and what was answered to them in words. */

export interface InWords {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly { readonly id: string; readonly ask: string; readonly said: readonly string[] }[];
}

/** How the screen's language says what no protocol has words for. */
export interface Telling {
  readonly answer: (answer: 'yes' | 'no' | 'unknown') => string;
  readonly day: (day: string) => string;
  readonly about: (day: string) => string;
  readonly people: (count: number) => string;
}

type Question = SpokenProtocol['sections'][number]['questions'][number];

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

function textIn(text: string, { options }: Pick<Question, 'options'>, tell: Telling): string {
  const label = options?.find(({ id }) => id === text)?.label;
  if (label !== undefined) return label;
  if (text === 'yes' || text === 'no' || text === 'unknown') return tell.answer(text);
  return isDay(text) ? tell.day(text) : text;
}

function rowIn(
  { kind, place, from, to, people, notes }: EventRow,
  question: Pick<Question, 'options'>,
  tell: Telling,
): string {
  const days = to === undefined || to === from ? tell.day(from) : `${tell.day(from)} – ${tell.day(to)}`;
  const parts = [
    textIn(kind, question, tell),
    place,
    days,
    people === undefined ? undefined : tell.people(people),
    notes,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

export function answerIn(answer: Answer, question: Pick<Question, 'options'>, tell: Telling): string[] {
  if (typeof answer === 'string') return [textIn(answer, question, tell)];
  if (typeof answer === 'number') return [String(answer)];
  if (typeof answer === 'boolean') return [tell.answer(answer ? 'yes' : 'no')];
  if (Array.isArray(answer))
    return answer.map((each) =>
      typeof each === 'string' ? textIn(each, question, tell) : rowIn(each, question, tell),
    );
  return [answer.estimated ? tell.about(answer.date) : tell.day(answer.date)];
}

/** The sections in which something was answered; what the protocol does not know comes last, under its id. */
export function answersInWords(
  { sections }: Pick<SpokenProtocol, 'sections'>,
  answers: Readonly<Record<string, Answer>>,
  tell: Telling,
): InWords[] {
  const asked = new Set(sections.flatMap(({ questions }) => questions.map(({ id }) => id)));
  const other = Object.entries(answers).filter(([id]) => !asked.has(id));
  const known = sections.map(({ id, title, questions }) => ({
    id,
    title,
    lines: questions.flatMap((question) => {
      const answer = answers[question.id];
      return answer === undefined
        ? []
        : [{ id: question.id, ask: question.ask, said: answerIn(answer, question, tell) }];
    }),
  }));
  const rest = other.map(([id, answer]) => ({ id, ask: id, said: answerIn(answer, {}, tell) }));
  return [...known, { id: 'other', title: '', lines: rest }].filter(({ lines }) => lines.length > 0);
}
