import type { Moment } from '../dates.ts';
import type { Policy } from '../desk/policy.ts';
import type { Name } from '../people/name.ts';
import type { ProtocolLanguage } from '../protocols/written-protocol.ts';
import { isClaimed, type Servable, setServable, type Task } from './task.ts';

/**
 * Somebody who is to be called, and whose numbers all turned out to ring nobody or somebody else. Two thirds of the
 * contacts whom programmes never reach are lost so. Besides those who look for a number, whoever named the person may
 * know another: they are asked in their own next call, and told nothing of the person but that.
 */

/** Whether another number would bring this person back among those who are called. */
export const needsNumber = ({ state, callable, doNotCall, gaveUp }: Task): boolean =>
  state === 'open' && doNotCall !== true && (gaveUp === undefined ? !callable : gaveUp.because === 'no-number');

/** The task once a number is known: a search that found none is no reason any more to write to them. */
export function withNumber(task: Task, reach: Servable, policy: Policy, now: Moment): Task {
  const { gaveUp, ...rest } = task;
  // Whoever is writing to them just now finishes that first.
  const searched = gaveUp?.because === 'no-number' && !isClaimed(task, now) && reach.callable;
  const from = searched ? rest : task;
  const next = setServable(from, reach, policy, now);
  return next === from ? task : next;
}

/** The question, as the operator reads it out. The name is as the person who is asked said it. */
export function askForNumber(name: Name): Readonly<Record<ProtocolLanguage, string>> {
  const { asWritten, family, given, patronymic } = name;
  const said = asWritten ?? [family, given, patronymic].filter((part) => part !== undefined).join(' ');
  return {
    en: `We cannot reach ${said} on the number we have. Do you know another number of theirs?`,
    ru: `По известному нам номеру не удаётся дозвониться. Нет ли у Вас другого номера этого человека: ${said}?`,
  };
}
