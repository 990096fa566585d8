import { dayOfMinute, type Files } from '../../shared/domain/metrics/files.ts';
import { standingFor } from '../../shared/domain/snapshot/known.ts';
import { outbreakOf, type Question } from './question.ts';

/** Everything that indicators are counted from. */
export async function readFiles(question: Question): Promise<Files> {
  const { snapshot, disease, minute } = question;
  const outbreak = await outbreakOf(question, 'links');
  const [people, cases, exposures, interviews, attempts, followUps, checks, referrals] = await Promise.all([
    snapshot.read('people', ['sameAs']),
    snapshot.read('cases', ['registered']),
    snapshot.read('exposures', [
      'from',
      'to',
      'disease',
      'known',
      'until',
      'named',
      'stands',
      'namedBy',
      'setting',
      'risk',
      'first',
      'last',
      'continuing',
    ]),
    snapshot.read('interviews', [
      'person',
      'disease',
      'known',
      'until',
      'ofCase',
      'outcome',
      'naming',
      'contacts',
      'unknownPeople',
    ]),
    snapshot.read('attempts', ['person', 'ended', 'reached', 'notifies']),
    snapshot.read('followUps', ['person', 'disease', 'because', 'start', 'last', 'end', 'ended', 'overBefore']),
    snapshot.read('checks', ['followUp', 'day', 'mark']),
    snapshot.read('referrals', ['person', 'kind', 'list', 'disease', 'state', 'asked', 'done', 'due', 'known']),
  ]);
  const stands = standingFor(people);
  const today = dayOfMinute(minute);
  return {
    outbreak,
    disease,
    minute,
    today,
    stands,
    cases,
    exposures,
    interviews,
    attempts,
    followUps,
    checks,
    referrals,
  };
}
