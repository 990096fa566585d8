import type { SetAsideResponse } from '../../shared/api/set-aside.ts';
import { useWord } from '../words/words.tsx';

type Entry = SetAsideResponse['setAside'][number];

/** Why a message could not be used, and the fields that it is about; in the API's own words where there are none here. */
export function useWhySetAside(): (entry: Pick<Entry, 'code' | 'reason' | 'fields'>) => string {
  const word = useWord();
  return ({ code, reason, fields }) => {
    const words = word(`set-aside.code.${code}`);
    if (words === undefined) return reason;
    return fields.length === 0 ? words : `${words} (${fields.map(({ field }) => field).join(', ')})`;
  };
}
