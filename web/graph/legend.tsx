import { useSay, useWord } from '../words/words.tsx';
import type { ColouredBy } from './colours.ts';

interface Colours {
  readonly colours: ReadonlyMap<string, string>;
  readonly by: ColouredBy;
}

/** What the colours mean. */
export function Legend({ colours, by }: Colours) {
  const say = useSay();
  const word = useWord();
  const named = (group: string) => {
    if (group === '') return say(by === 'setting' ? 'graph.no-setting' : 'graph.no-generation');
    return by === 'generation' ? say('graph.generation', { number: group }) : (word(`setting.${group}`) ?? group);
  };
  return (
    <ul className="legend plain">
      {[...colours].map(([group, colour]) => (
        <li key={group} className={colour}>
          <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden>
            <circle cx="6" cy="6" r="5" />
          </svg>{' '}
          {named(group)}
        </li>
      ))}
    </ul>
  );
}
