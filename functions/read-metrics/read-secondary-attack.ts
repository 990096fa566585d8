import type { SecondaryAttackQuery, SecondaryAttackResponse } from '../../shared/api/metrics.ts';
import type { Refused } from '../../shared/api/problem.ts';
import { type Attacked, type Fate, secondaryAttack } from '../../shared/domain/metrics/secondary-attack.ts';
import { wilson } from '../../shared/domain/metrics/wilson.ts';
import { isRefused } from '../../shared/runtime/http.ts';
import { answered, type Metrics, orNull, read } from './question.ts';
import { readFiles } from './read-files.ts';

type Attack = SecondaryAttackResponse['all'];

export async function readSecondaryAttack(
  metrics: Metrics,
  query: SecondaryAttackQuery,
): Promise<SecondaryAttackResponse | Refused> {
  const question = await read(metrics, query);
  if (isRefused(question)) return question;
  const { profile, window } = question;
  const attacked = secondaryAttack(await readFiles(question), profile, window);
  const { from, to } = query;
  const { incubation } = profile;
  return {
    ...answered(question, 'secondary-attack', {
      from,
      to,
      incubation: incubation && `${incubation.from} to ${incubation.to} days`,
      immune: 'immunity is not recorded: nobody is left out for it',
    }),
    computable: attacked.computable,
    all: attackOf('', attacked.fate, attacked.computable),
    bySetting: by(attacked, attacked.setting),
    byRisk: by(attacked, attacked.risk),
  };
}

function by({ fate, computable }: Attacked, words: readonly string[]): Attack[] {
  const groups = Map.groupBy(fate.keys(), (n) => words[n] ?? '');
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([of, entries]) =>
      attackOf(
        of,
        entries.flatMap((n) => fate[n] ?? []),
        computable,
      ),
    );
}

function attackOf(of: string, fates: readonly Fate[], computable: boolean): Attack {
  const count = (wanted: Fate) => fates.reduce((sum, fate) => sum + (fate === wanted ? 1 : 0), 0);
  const cases = count('case');
  const atRisk = cases + count('well');
  const { low, high } = wilson(cases, atRisk);
  return {
    of,
    cases,
    atRisk,
    rate: computable && atRisk > 0 ? cases / atRisk : null,
    low: computable ? orNull(low) : null,
    high: computable ? orNull(high) : null,
    leftOut: {
      'co-primary': count('co-primary'),
      'later-case': count('later-case'),
      lost: count('lost'),
      unfinished: count('unfinished'),
      undated: count('undated'),
    },
  };
}
