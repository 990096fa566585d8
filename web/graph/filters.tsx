import { DayField } from '../look/day-field.tsx';
import { Chosen } from '../supervise/chosen.tsx';
import { useSay, useWord } from '../words/words.tsx';
import { valuesIn } from './filter.ts';
import type { Picture } from './known.ts';
import type { Viewing } from './use-view.ts';
import { choices } from './view.ts';

interface Filtering extends Pick<Viewing, 'view' | 'change'> {
  readonly picture: Picture;
}

/** What is left out of the picture, and what colours and sizes mean. */
export function Filters({ picture, view, change }: Filtering) {
  const say = useSay();
  const word = useWord();
  const values = valuesIn(picture);
  const day = (which: 'from' | 'to') => (
    <DayField
      label={say(`graph.filter.${which}`)}
      value={view[which] ?? ''}
      change={(value) => change({ [which]: value })}
    />
  );
  const among = (which: 'setting' | 'place' | 'generation', words: (value: string) => string) => (
    <Chosen
      label={say(`graph.filter.${which}`)}
      value={view[which] ?? ''}
      change={(value) => change({ [which]: value })}
      options={[
        { value: '', words: say('graph.filter.all') },
        ...withChosen(values[which], view[which]).map((value) => ({ value, words: words(value) })),
      ]}
    />
  );
  return (
    <div className="asked-for">
      {day('from')}
      {day('to')}
      {among('setting', (setting) => word(`setting.${setting}`) ?? setting)}
      {among('place', (place) => place)}
      {among('generation', (generation) => generation)}
      <Chosen
        label={say('graph.coloured')}
        value={view.colour}
        change={(value) => change({ colour: choices.colour.find((each) => each === value) ?? view.colour })}
        options={choices.colour.map((value) => ({ value, words: say(`graph.coloured.${value}`) }))}
      />
      <Chosen
        label={say('graph.sized')}
        value={view.size}
        change={(value) => change({ size: choices.size.find((each) => each === value) ?? view.size })}
        options={choices.size.map((value) => ({ value, words: say(`graph.sized.${value}`) }))}
      />
    </div>
  );
}

/** What a link asks for stays to be chosen off, though nobody has it. */
const withChosen = (values: readonly string[], chosen: string | undefined): readonly string[] =>
  chosen === undefined || values.includes(chosen) ? values : [...values, chosen];
