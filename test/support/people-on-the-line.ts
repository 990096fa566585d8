import { answerOf } from '../../local/simulator/person.ts';
import { quietSimulation } from '../../local/simulator/simulation.ts';

/** Numbers of mobile phones, and what the simulated carrier does when they are rung for the first time. */
const ringing = 50;
const at = Date.parse('2026-11-24T07:00:00Z');

/** The n-th number, from 0, that is answered or not at the first call. */
export function numberThat(answers: boolean, n: number): string {
  let left = n;
  for (let line = 0; line < 10_000; line += 1) {
    const number = `+7916123${String(line).padStart(4, '0')}`;
    if (answerOf(quietSimulation, number, 1, at, ringing).answers !== answers) continue;
    if (left === 0) return number;
    left -= 1;
  }
  throw new Error(`There is no number ${n} that is ${answers ? '' : 'not '}answered.`);
}
