import { useMutation, useQuery } from '@tanstack/react-query';
import { FormattedDate } from 'react-intl';
import { useClient } from '../api/api.tsx';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { useSay } from '../words/words.tsx';
import { type Step, stepsOf } from './versions.ts';

/** Every time that settings were applied, by whom and why, and what that changed. */
export function SettingsHistory() {
  const say = useSay();
  const client = useClient();
  const { data, error } = useQuery({
    queryKey: ['settings', 'history'],
    queryFn: () => client.call('readSettingsHistory', {}),
  });
  const compare = useMutation({ mutationFn: (step: Step) => client.call('compareSettings', { body: step }) });
  const history = data?.history ?? [];
  return (
    <>
      <h2>{say('settings.history')}</h2>
      <ProblemNote error={error} />
      {data !== undefined && history.length === 0 ? <p className="dim">{say('settings.never')}</p> : null}
      <ol className="plain documents">
        {history.map(({ version, at, by, why }, n) => (
          <li key={version}>
            <strong>{version}.</strong> <FormattedDate value={at} dateStyle="medium" timeStyle="short" />, {by}: {why}
            {stepsOf(history, n).map((step) => (
              <Button
                key={`${step.kind}/${step.name}`}
                look="quiet"
                isDisabled={compare.isPending}
                onPress={() => compare.mutate(step)}
              >
                {say('settings.step', { name: step.name, from: step.from, to: step.to })}
              </Button>
            ))}
          </li>
        ))}
      </ol>
      <ProblemNote error={compare.error} />
      {compare.data === undefined || compare.variables === undefined ? null : (
        <div role="status">
          <h3>
            {say('settings.step', {
              name: compare.variables.name,
              from: compare.variables.from,
              to: compare.variables.to,
            })}
          </h3>
          <Lines lines={compare.data.differences} none={say('settings.same')} />
        </div>
      )}
    </>
  );
}

/** Lines of a comparison, each with its place. */
export function Lines({ lines, none }: { readonly lines: readonly string[]; readonly none: string }) {
  if (lines.length === 0) return <p className="dim">{none}</p>;
  return (
    <ul className="plain diff">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
