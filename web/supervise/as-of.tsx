import { createContext, useContext } from 'react';
import type { Moment } from '../../shared/domain/dates.ts';
import { useSay } from '../words/words.tsx';
import { lengthOfTime } from './length-of-time.ts';

/** The server's moment of what is on the screen. */
export const AsOf = createContext<Moment | undefined>(undefined);

/** How long something lasts, in two units at most: an hour and a half, two days and three hours. */
export function Since({ from }: { readonly from: Moment }) {
  const at = useContext(AsOf);
  const say = useSay();
  if (at === undefined) return null;
  const { days, hours, minutes } = lengthOfTime(from, at);
  if (days > 0) return <>{say('time.days', { days, hours })}</>;
  return <>{hours > 0 ? say('time.hours', { hours, minutes }) : say('time.minutes', { minutes })}</>;
}
