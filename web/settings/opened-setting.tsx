import { useQuery } from '@tanstack/react-query';
import { useClient } from '../api/api.tsx';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { useSay } from '../words/words.tsx';
import type { DocumentName } from './versions.ts';

/** One version of a document, whole. It never changes. */
export function OpenedSetting({ kind, name, version, close }: DocumentName & { readonly close: () => void }) {
  const say = useSay();
  const client = useClient();
  const { data, error } = useQuery({
    queryKey: ['setting', kind, name, version],
    queryFn: () => client.call('readSetting', { path: { kind, name, version: String(version) } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const text = JSON.stringify(data?.document, undefined, 2);
  return (
    <article className="setting">
      <h2>
        {say(`settings.kind.${kind}`)}: {name}, {say('settings.version', { version })}
      </h2>
      <div className="ends">
        <Button isDisabled={data === undefined} onPress={() => void navigator.clipboard.writeText(text)}>
          {say('settings.copy')}
        </Button>
        <Button look="quiet" onPress={close}>
          {say('act.close')}
        </Button>
      </div>
      <ProblemNote error={error} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      {data === undefined ? null : <pre tabIndex={0}>{text}</pre>}
    </article>
  );
}
