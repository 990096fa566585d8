/** What line lists write for sex, outcome and how sure a case is, in small letters. */

export const sexes = {
  f: 'female',
  female: 'female',
  w: 'female',
  woman: 'female',
  m: 'male',
  male: 'male',
  man: 'male',
  ж: 'female',
  жен: 'female',
  женский: 'female',
  м: 'male',
  муж: 'male',
  мужской: 'male',
  other: 'other',
  u: 'unknown',
  unknown: 'unknown',
} as const;

/** "Alive" is left out: it does not say whether somebody recovered or is still ill. */
export const outcomes = {
  dead: 'deceased',
  death: 'deceased',
  died: 'deceased',
  deceased: 'deceased',
  fatal: 'deceased',
  recover: 'recovered',
  recovered: 'recovered',
  recovery: 'recovered',
  cured: 'recovered',
  умер: 'deceased',
  умерла: 'deceased',
  выздоровел: 'recovered',
  выздоровела: 'recovered',
  выздоровление: 'recovered',
  ill: 'ill',
  болеет: 'ill',
  alive: 'unknown',
  unknown: 'unknown',
} as const;

export const classifications = {
  confirmed: 'confirmed',
  probable: 'probable',
  suspected: 'suspected',
  suspect: 'suspected',
  подтверждённый: 'confirmed',
  подтвержденный: 'confirmed',
  вероятный: 'probable',
  подозрение: 'suspected',
} as const;
