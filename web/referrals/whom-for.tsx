import type { ResponseOf } from '../api/client.ts';
import { nameInFull } from '../call/name-in-full.ts';
import { useSay } from '../words/words.tsx';

/** Whom an accepted service is for. Held by the screen alone: it is gone with it. */
export function WhomFor({ details }: { readonly details: ResponseOf<'tellReferral'>['details'] }) {
  const say = useSay();
  if (details === undefined) return null;
  const { name, phones, what, address, note } = details;
  const lines = [
    ['referrals.for', nameInFull(name)],
    ['referrals.phones', phones.join(', ')],
    ['referrals.what', what],
    ['referrals.address', address],
    ['referrals.note', note],
  ] as const;
  return (
    <dl className="whom-for">
      {lines.map(([id, text]) =>
        text === undefined || text === '' ? null : (
          <div key={id}>
            <dt>{say(id)}</dt>
            <dd>{text}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
