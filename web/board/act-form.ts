import { type Moment, plusMinutes } from '../../shared/domain/dates.ts';
import type { Act, ActName, Over } from './steer.ts';

/** What an act is asked for: the call somebody holds, one that waits, or a band of a list. */
export type Target =
  | { readonly of: 'call'; readonly task: string; readonly operator: string }
  | { readonly of: 'waiting'; readonly task: string; readonly list: string; readonly band: number }
  | { readonly of: 'band'; readonly list: string; readonly band: number };

/** An act as it is filled in. */
export interface ActForm {
  /** Every band of the list, and not only the one that was pointed at. */
  readonly allBands: boolean;
  /** Only what is kept for this operator; with force-release, what they hold. */
  readonly operator: string;
  readonly toList: string;
  readonly toBand: string;
  readonly toOperator: string;
  readonly minutes: number;
  readonly alsoHeld: boolean;
}

export const emptyForm: ActForm = {
  allBands: false,
  operator: '',
  toList: '',
  toBand: '',
  toOperator: '',
  minutes: 60,
  alsoHeld: false,
};

export function overOf(target: Target, { allBands, operator }: ActForm): Over {
  if (target.of !== 'band') return { task: target.task };
  const only = operator.trim();
  return {
    filter: {
      list: target.list,
      ...(allBands ? {} : { band: target.band }),
      ...(only === '' ? {} : { operator: only }),
    },
  };
}

/** The act that a form comes to; undefined while something it needs is not filled in. Moments are the server's. */
export function actOf(act: ActName, form: ActForm, at: Moment): Act | undefined {
  switch (act) {
    case 'forceRelease':
      return { act };
    case 'closeTasks':
      return { act, alsoHeld: form.alsoHeld };
    case 'assignTasks': {
      const operator = form.toOperator.trim();
      return operator === '' ? undefined : { act, to: { operator, until: plusMinutes(at, form.minutes) } };
    }
    case 'moveTasks': {
      const list = form.toList.trim();
      if (list === '' && form.toBand === '') return undefined;
      const band = form.toBand === '' ? {} : { band: Number(form.toBand) };
      return { act, to: { ...(list === '' ? {} : { list }), ...band } };
    }
  }
}
