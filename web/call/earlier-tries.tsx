import { FormattedDate } from 'react-intl';
import type { HeldTaskView } from '../../shared/api/my-task.ts';
import { useSay, useWord } from '../words/words.tsx';

interface Tries {
  readonly earlier: HeldTaskView['earlier'];
  readonly phones: HeldTaskView['person']['phones'];
}

/** What came of the calls before this one, the last first. */
export function EarlierTries({ earlier, phones }: Tries) {
  const say = useSay();
  const word = useWord();
  if (earlier.length === 0) return null;
  const numbers = new Map(phones.map(({ id, number }) => [id, number] as const));
  return (
    <>
      <h2>{say('person.earlier')}</h2>
      <ol className="plain">
        {earlier.toReversed().map(({ ordinal, at, outcome, phone, mine }) => (
          <li key={ordinal}>
            <FormattedDate value={at} weekday="short" day="numeric" month="short" hour="numeric" minute="2-digit" />
            {mine ? ` (${say('person.by-you')})` : ''}:{' '}
            {outcome === undefined ? say('outcome.open') : (word(`outcome.${outcome}`) ?? outcome)}{' '}
            <bdi className="dim">{phones.length > 1 ? numbers.get(phone) : ''}</bdi>
          </li>
        ))}
      </ol>
    </>
  );
}
