import type { Policy } from '../../shared/domain/desk/policy.ts';
import type { Counted } from '../../shared/domain/metrics/counted.ts';
import { type IndicatorName, indicators } from '../../shared/domain/metrics/indicators.ts';
import { isWithin } from '../../shared/domain/metrics/population.ts';
import { wordAt } from '../../shared/domain/snapshot/columns.ts';
import type { ColumnsOf } from '../../shared/domain/snapshot/tables.ts';
import type { Question } from './question.ts';

/** Where each of those counted belongs. */
export interface Placed {
  readonly counted: Counted;
  readonly jurisdictionOf: (n: number) => string;
  readonly listOf: (n: number) => string;
  /** Within the days, the jurisdiction and the list that were asked for. */
  readonly wanted: (n: number) => boolean;
}

type Places = Pick<ColumnsOf<'people'>, 'jurisdiction' | 'language' | 'skill'>;

export const readPlaces = ({ snapshot }: Question): Promise<Places> =>
  snapshot.read('people', ['jurisdiction', 'language', 'skill']);

interface Wanted {
  readonly jurisdiction?: string | undefined;
  readonly list?: string | undefined;
}

/** A work list is that of the person’s call task and of what they are called for; '' where they never had a task. */
export function placed(
  name: IndicatorName,
  counted: Counted,
  { jurisdiction, language, skill }: Places,
  { skills }: Pick<Policy, 'skills'>,
  { window }: Question,
  asked: Wanted,
): Placed {
  const { kind } = indicators[name];
  const personOf = (n: number) => counted.person[n] ?? -1;
  const jurisdictionOf = (n: number) => wordAt(jurisdiction, personOf(n));
  const listOf = (n: number) => {
    const own = counted.list?.[n];
    if (own !== undefined) return own;
    const where = jurisdictionOf(n);
    const skilled = wordAt(skill, personOf(n)) || skills[kind];
    return where === '' ? '' : `${where}/${wordAt(language, personOf(n))}/${skilled}`;
  };
  const wanted = (n: number) =>
    isWithin(counted.day[n] ?? 0, window) &&
    (asked.jurisdiction === undefined || jurisdictionOf(n) === asked.jurisdiction) &&
    (asked.list === undefined || listOf(n) === asked.list);
  return { counted, jurisdictionOf, listOf, wanted };
}
