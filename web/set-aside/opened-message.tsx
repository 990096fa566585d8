import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedDate } from 'react-intl';
import type { CaseMessage } from '../../shared/messages/case-message.ts';
import { useClient } from '../api/api.tsx';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { isReason, Reason } from '../supervise/reason.tsx';
import { useSay } from '../words/words.tsx';
import { FixForm } from './fix-form.tsx';
import { useWhySetAside } from './why-set-aside.ts';

export type Worked = 'sent' | 'fixed' | 'dismissed';

interface Opened {
  readonly id: string;
  readonly worked: (how: Worked) => void;
}

/** One message whole. That it was looked at is written down, so it is read when it is opened and never kept. */
export function OpenedMessage({ id, worked }: Opened) {
  const say = useSay();
  const whyOf = useWhySetAside();
  const client = useClient();
  const [dismissing, setDismissing] = useState(false);
  const [why, setWhy] = useState('');
  const { data, error } = useQuery({
    queryKey: ['set-aside', 'one', id],
    queryFn: () => client.call('readSetAside', { path: { id } }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const path = { id };
  const again = useMutation({
    mutationFn: () => client.call('redriveSetAside', { path, body: {} }),
    onSuccess: () => worked('sent'),
  });
  const dismiss = useMutation({
    mutationFn: () => client.call('dismissSetAside', { path, body: { why } }),
    onSuccess: () => worked('dismissed'),
  });
  const fix = useMutation({
    mutationFn: (fixed: { readonly message: CaseMessage; readonly why: string }) =>
      client.call('fixSetAside', { path, body: fixed }),
    onSuccess: () => worked('fixed'),
  });
  if (data === undefined) return error ? <ProblemNote error={error} /> : <p>{say('app.loading')}</p>;
  const isBusy = again.isPending || dismiss.isPending || fix.isPending;
  return (
    <article className="opened">
      <h2>{whyOf(data)}</h2>
      <p className="dim">
        {say(`set-aside.kind.${data.kind}`)} {data.source}{' '}
        <FormattedDate value={data.at} dateStyle="medium" timeStyle="short" />
      </p>
      <ul className="plain">
        {data.mended.map(({ at, by, why: reason, fields }) => (
          <li key={at}>
            <FormattedDate value={at} dateStyle="medium" timeStyle="short" /> {by}: {reason}{' '}
            <span className="dim">{fields.join(', ')}</span>
          </li>
        ))}
      </ul>
      <div className="ends">
        <Button isDisabled={isBusy} onPress={() => again.mutate()}>
          {say('set-aside.again')}
        </Button>
        <Button isDisabled={isBusy} onPress={() => setDismissing(!dismissing)}>
          {say('set-aside.dismiss')}
        </Button>
      </div>
      {dismissing ? (
        <form
          className="fix"
          onSubmit={(event) => {
            event.preventDefault();
            if (isReason(why) && !isBusy) dismiss.mutate();
          }}
        >
          <Reason reason={why} change={setWhy} />
          <Button type="submit" isDisabled={!isReason(why) || isBusy}>
            {say('set-aside.dismiss')}
          </Button>
        </form>
      ) : null}
      <ProblemNote error={again.error ?? dismiss.error ?? fix.error} />
      {data.kind === 'case' && !dismissing ? (
        <FixForm
          body={data.body}
          problems={data.fields}
          isBusy={isBusy}
          send={(message, reason) => fix.mutate({ message, why: reason })}
        />
      ) : (
        <pre>{data.body}</pre>
      )}
    </article>
  );
}
