import { useSay } from '../words/words.tsx';
import type { Asked } from './answering.ts';
import { askedIn } from './asked.ts';
import { eventRowsOf } from './event-rows.ts';
import type { Listed } from './typed-choice.ts';
import { dayAsTyped } from './typed-day.ts';

/** The places and occasions that are written down in this interview, to say of somebody that it was there. */
export function useEventsMet({ task, sheet }: Pick<Asked, 'task' | 'sheet'>): readonly Listed[] {
  const say = useSay();
  const known = { possibleDuplicate: task.duplicates.length > 0 };
  return askedIn(task.script, sheet.answers, known)
    .flatMap(({ questions }) => questions)
    .filter(({ type }) => type === 'events')
    .flatMap(({ id, options }) =>
      eventRowsOf(sheet.answers[id])
        .filter(({ kind, from }) => kind !== '' && from !== '')
        .map(({ key, kind, place, from }) => ({
          id: key,
          label: say('event.said', {
            what: place || (options?.find((option) => option.id === kind)?.label ?? kind),
            day: dayAsTyped(from),
          }),
        })),
    );
}
