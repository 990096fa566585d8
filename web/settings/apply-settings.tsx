import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SettingKind } from '../../shared/domain/desk/settings-head.ts';
import { useClient } from '../api/api.tsx';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { isReason, Reason } from '../supervise/reason.tsx';
import { useSay } from '../words/words.tsx';

interface Applying {
  readonly documents: { kind: SettingKind; document: object }[];
  /** Open tasks would be served by nobody: that has to be meant. */
  readonly leavesBehind: boolean;
}

/** Puts in force what was looked at, with a reason. */
export function ApplySettings({ documents, leavesBehind }: Applying) {
  const say = useSay();
  const client = useClient();
  const queries = useQueryClient();
  const [why, setWhy] = useState('');
  const [meant, setMeant] = useState(false);
  const apply = useMutation({
    mutationFn: () =>
      client.call('applySettings', { body: { documents, why, ...(leavesBehind ? { leaveBehind: meant } : {}) } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['settings'] }),
  });
  const ready = isReason(why) && (meant || !leavesBehind) && !apply.isPending;
  if (apply.data !== undefined)
    return <p role="status">{say(`settings.did.${apply.data.status}`, { version: apply.data.version })}</p>;
  return (
    <form
      className="setting"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) apply.mutate();
      }}
    >
      <Reason reason={why} change={setWhy} later />
      {leavesBehind ? (
        <label className="box">
          <input type="checkbox" checked={meant} onChange={({ target }) => setMeant(target.checked)} />
          {say('settings.leave-behind')}
        </label>
      ) : null}
      <Button type="submit" look="main" isDisabled={!ready}>
        {say('settings.apply')}
      </Button>
      <ProblemNote error={apply.error} />
    </form>
  );
}
