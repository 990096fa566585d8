import type { NamedContact } from '../../shared/domain/protocols/interview.ts';

/** Made-up people. Numbers +7 000 are of no numbering plan: nobody can be rung by mistake. */

let made = 0;

/** A number of one's own, as `+70000000001`. */
export function phoneOf(n: number): string {
  return `+7000${String(n).padStart(7, '0')}`;
}

export type Details = Readonly<Record<string, unknown>>;

/** A laboratory's report with all that is needed and a phone. */
export function report(more: Details = {}): Details & { readonly source: string; readonly caseId: string } {
  made += 1;
  return {
    kind: 'report',
    source: 'laboratory',
    caseId: `case-${made}`,
    disease: 'covid-19',
    reportDate: '2020-03-01',
    name: { family: 'Орлова', given: 'Анна', patronymic: 'Игоревна' },
    birthDate: '1985-04-12',
    phones: [{ number: phoneOf(made) }],
    ...more,
  };
}

/** A contact with a phone and names of their own, so that nobody is found again by accident. */
export function contact(key: string, more: Partial<NamedContact> = {}): NamedContact {
  made += 1;
  return { key, name: { family: 'Ким', given: 'Вера' }, phones: [{ number: phoneOf(made) }], risk: 'high', ...more };
}

/** An interview as an operator sends it. */
export const interview = (contacts: readonly NamedContact[], more: Details = {}) => ({
  protocol: { id: 'case-interview', version: 1 },
  contacts: [...contacts],
  ...more,
});
