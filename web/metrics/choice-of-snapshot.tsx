import { useIntl } from 'react-intl';
import { Chosen } from '../supervise/chosen.tsx';
import { useSay } from '../words/words.tsx';

interface Choosing {
  /** '': the newest. */
  readonly asOf: string;
  readonly snapshots: readonly { readonly asOf: string }[];
  readonly change: (asOf: string) => void;
}

/** As of when: the newest, or one of those before. */
export function ChoiceOfSnapshot({ asOf, snapshots, change }: Choosing) {
  const say = useSay();
  const intl = useIntl();
  return (
    <Chosen
      label={say('metrics.as-of')}
      value={asOf}
      change={change}
      options={[
        { value: '', words: say('metrics.newest') },
        ...snapshots.map((each) => ({
          value: each.asOf,
          words: intl.formatDate(each.asOf, { dateStyle: 'medium', timeStyle: 'medium' }),
        })),
      ]}
    />
  );
}
