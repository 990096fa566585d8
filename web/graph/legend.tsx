import { useSay, useWord } from '../words/words.tsx';
import { type ColouredBy, hues } from './colours.ts';

interface Colours {
  readonly colours: ReadonlyMap<string, number>;
  readonly by: ColouredBy;
}

/** What the words are for what people are coloured by. */
export function useGroupName(by: ColouredBy): (group: string) => string {
  const say = useSay();
  const word = useWord();
  return (group) => {
    if (group === '') return say('graph.not-known');
    if (by === 'generation') return say('graph.generation', { number: group });
    return word(`${by === 'status' ? 'graph.status' : by}.${group}`) ?? group;
  };
}

/** What the colours mean. */
export function Legend({ colours, by }: Colours) {
  const say = useSay();
  const name = useGroupName(by);
  const shown = [...colours].filter(([, hue]) => hue !== hues.length - 1);
  const others = [...colours].filter(([, hue]) => hue === hues.length - 1);
  const entry = (words: string, hue: number) => (
    <li key={words} className={`hue-${hue}`}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden>
        <circle cx="6" cy="6" r="5" />
      </svg>{' '}
      {words}
    </li>
  );
  const [only] = others;
  return (
    <ul className="hues plain" aria-label={say('graph.coloured')}>
      {shown.map(([group, hue]) => entry(name(group), hue))}
      {only === undefined
        ? null
        : entry(others.length === 1 ? name(only[0]) : say('graph.others', { count: others.length }), only[1])}
    </ul>
  );
}
