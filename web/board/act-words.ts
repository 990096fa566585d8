import { useSay } from '../words/words.tsx';
import type { ActForm, Target } from './act-form.ts';
import type { ActName } from './steer.ts';

/** What an act is called, and what is asked before it is done. */
export function useActWords() {
  const say = useSay();
  const what = (target: Target, { allBands }: ActForm): string => {
    if (target.of === 'call') return say('act.call-of', { operator: target.operator });
    if (target.of === 'waiting') return say('act.one-of', { list: target.list, band: target.band });
    return allBands ? target.list : say('act.band-of', { list: target.list, band: target.band });
  };
  const where = (name: ActName, { toList, toBand, toOperator }: ActForm): string => {
    if (name === 'assignTasks') return toOperator;
    if (toBand === '') return toList;
    return toList === '' ? say('act.band', { band: toBand }) : say('act.band-of', { list: toList, band: toBand });
  };
  return {
    title: (name: ActName, target: Target, form: ActForm) => `${say(`act.do.${name}`)}: ${what(target, form)}`,
    question: (name: ActName, target: Target, form: ActForm, count: number) =>
      say(`act.ask.${name}`, { count, from: what(target, form), to: where(name, form) }),
  };
}
