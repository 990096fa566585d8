import type { HeldTaskView } from '../../shared/api/my-task.ts';
import { useSay, useWord } from '../words/words.tsx';
import { MomentThere } from './moment-there.tsx';

interface Tries {
  readonly earlier: HeldTaskView['earlier'];
  readonly phones: HeldTaskView['person']['phones'];
  /** Of whoever was called. */
  readonly zone: string;
}

/** What came of the calls before this one, the last first. */
export function EarlierTries({ earlier, phones, zone }: Tries) {
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
            <MomentThere at={at} zone={zone} />
            {mine ? ` (${say('person.by-you')})` : ''}:{' '}
            {outcome === undefined ? say('outcome.open') : (word(`outcome.${outcome}`) ?? outcome)}{' '}
            <bdi className="dim">{phones.length > 1 ? numbers.get(phone) : ''}</bdi>
          </li>
        ))}
      </ol>
    </>
  );
}
