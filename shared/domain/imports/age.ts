/** How many of each make a year; English and Russian, in small letters. */
const inYear: readonly (readonly [RegExp, number])[] = [
  [/^(y|yr|yrs|year|years|г|год|года|лет)?$/, 1],
  [/^(m|mo|mon|month|months|м|мес|месяц|месяца|месяцев)$/, 12],
  [/^(w|wk|wks|week|weeks|нед|неделя|недели|недель)$/, 52.18],
  [/^(d|day|days|д|дн|день|дня|дней)$/, 365.25],
];

/** `34`, `0.5`, `6 months`, `3 года` in years; undefined for a band such as 30-39, which is no age. */
export function yearsIn(text: string): number | undefined {
  const [, digits, unit = ''] = /^(\d+(?:[.,]\d+)?)\s*(\p{L}*)\.?$/u.exec(text.toLowerCase()) ?? [];
  const parts = inYear.find(([units]) => units.test(unit))?.[1];
  return digits === undefined || parts === undefined ? undefined : Number(digits.replace(',', '.')) / parts;
}
