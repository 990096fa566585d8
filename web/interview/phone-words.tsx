import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useClient } from '../api/api.tsx';
import { useSay } from '../words/words.tsx';
import { useWrongWords } from '../words/wrong-words.ts';

/** After so long without a key, and from so many digits on, a number is looked at. */
const settle = 300;
const digits = 5;

/** The number as it is read back to whoever gave it, or what is wrong with it. It is kept as it was typed either way. */
export function PhoneWords({ number }: { readonly number: string }) {
  const say = useSay();
  const wordsOf = useWrongWords();
  const client = useClient();
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(number.trim()), settle);
    return () => clearTimeout(timer);
  }, [number]);
  const checked = useQuery({
    queryKey: ['check-phone', settled],
    enabled: settled.replace(/\D/g, '').length >= digits && settled.length <= 64,
    queryFn: ({ signal }) => client.call('checkPhone', { body: { number: settled }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  }).data;
  if (checked === undefined || settled !== number.trim()) return null;
  const { readable, national, wrong } = checked;
  if (!readable) return <span className="unread">{wrong ? wordsOf(wrong) : say('phone.unreadable')}</span>;
  return (
    <>
      <bdi>{national}</bdi>
      {wrong === undefined ? null : <span className="unread"> {wordsOf(wrong)}</span>}
    </>
  );
}
