import { FormattedTime } from 'react-intl';
import { useSay } from '../words/words.tsx';
import type { Keeping } from './keep-draft.ts';

/** Whether what was typed is safe. */
export function KeepingWord({ keeping }: { readonly keeping: Keeping }) {
  const say = useSay();
  const worried = keeping.is === 'unheard' || keeping.is === 'refused';
  return (
    <p className={worried ? 'keeping worried' : 'keeping'} role={worried ? 'alert' : 'status'}>
      {keeping.is === 'saved' ? (
        <>
          {say('draft.saved')} <FormattedTime value={keeping.at} timeStyle="medium" />
        </>
      ) : (
        say(`draft.${keeping.is}`)
      )}
    </p>
  );
}
