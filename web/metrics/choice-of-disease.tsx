import { Chosen } from '../supervise/chosen.tsx';
import { useSay, useWord } from '../words/words.tsx';

interface Choosing {
  /** The one that is looked at; undefined where there are no cases yet. */
  readonly disease: string | undefined;
  readonly diseases: readonly string[];
  readonly change: (disease: string) => void;
}

/** One of those that have cases; one that an address names is shown too, though it has none. */
export function ChoiceOfDisease({ disease, diseases, change }: Choosing) {
  const say = useSay();
  const word = useWord();
  if (disease === undefined) return null;
  return (
    <Chosen
      label={say('metrics.disease')}
      value={disease}
      change={change}
      options={[...new Set([...diseases, disease])].map((value) => ({
        value,
        words: word(`disease.${value}`) ?? value,
      }))}
    />
  );
}
