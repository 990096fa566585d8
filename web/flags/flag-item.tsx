import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedDate } from 'react-intl';
import type { FlagView } from '../../shared/api/flags.ts';
import { useClient } from '../api/api.tsx';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { LinkToPerson } from '../metrics/link-to-person.tsx';
import { isReason, Reason } from '../supervise/reason.tsx';
import { useSay } from '../words/words.tsx';

interface OneFlag {
  readonly flag: FlagView;
  readonly disease: string;
  readonly worked: (state: FlagView['state']) => void;
}

const words = ['dismissed', 'fixed', 'open'] as const;

/** What contradicts itself, of whom, and what was said of it; it is settled here, with the reason. */
export function FlagItem({ flag, disease, worked }: OneFlag) {
  const say = useSay();
  const { kind, people, days, state, by, at, why } = flag;
  const [isOpened, setOpened] = useState(false);
  return (
    <li className="flag">
      <p>
        <strong>{say(`flag.${kind}`)}</strong>
        {days === undefined ? '' : ` ${say('flags.days', { days })}`}
      </p>
      <p className="people">
        {people.map((person, n) => (
          <span key={person}>
            {n === 0 ? '' : between(kind, people.length - n)}
            <LinkToPerson person={person} name={flag.refs[person]} />
          </span>
        ))}
      </p>
      {why === undefined || at === undefined ? null : (
        <p className="dim">
          {say(`flags.state.${state}`)}: {why} ({by}, <FormattedDate value={at} dateStyle="medium" timeStyle="short" />)
        </p>
      )}
      {isOpened ? (
        <Settle flag={flag} disease={disease} worked={worked} />
      ) : (
        <Button onPress={() => setOpened(true)}>{say('flags.settle')}</Button>
      )}
    </li>
  );
}

/** An arrow leads from the source to the one exposed; several sources of one case stand beside each other. */
const between = (kind: FlagView['kind'], left: number): string =>
  kind === 'several-sources' && left > 1 ? ', ' : ' → ';

function Settle({ flag, disease, worked }: OneFlag) {
  const say = useSay();
  const client = useClient();
  const queries = useQueryClient();
  const [why, setWhy] = useState('');
  const settle = useMutation({
    mutationFn: (state: FlagView['state']) =>
      client.call('workFlag', { path: { flag: flag.flag }, body: { disease, state, why } }),
    onSuccess: (_, state) => {
      worked(state);
      return queries.invalidateQueries({ queryKey: ['flags'] });
    },
  });
  return (
    <div className="settle">
      <Reason reason={why} change={setWhy} />
      <div className="ends">
        {words
          .filter((state) => state !== flag.state)
          .map((state) => (
            <Button key={state} isDisabled={!isReason(why) || settle.isPending} onPress={() => settle.mutate(state)}>
              {say(`flags.say.${state}`)}
            </Button>
          ))}
      </div>
      <ProblemNote error={settle.error} />
    </div>
  );
}
