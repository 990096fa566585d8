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

/** Whether the case was infected elsewhere. */
export const imports: Readonly<Record<string, boolean>> = {
  imported: true,
  import: true,
  yes: true,
  y: true,
  true: true,
  t: true,
  1: true,
  завозной: true,
  да: true,
  local: false,
  indigenous: false,
  autochthonous: false,
  domestic: false,
  no: false,
  n: false,
  false: false,
  f: false,
  0: false,
  местный: false,
  нет: false,
};
