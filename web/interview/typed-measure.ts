/**
 * How long, and how near, as an operator types what they hear: `30`, `2h`, `1:30`, `полтора часа`; `2`, `50 см`. A
 * figure alone is minutes, and metres.
 */

const halves: Readonly<Record<string, number>> = {
  ...{ полчаса: 30, 'пол часа': 30, 'half an hour': 30, 'half hour': 30, 'полтора часа': 90, 'четверть часа': 15 },
  ...{ 'quarter of an hour': 15, 'an hour': 60, hour: 60, час: 60, 'an hour and a half': 90, 'весь день': 1440 },
  ...{ 'all day': 1440, 'целый день': 1440 },
};

const figure = (text: string | undefined): number => Number((text ?? '0').replace(',', '.'));

/** Minutes; undefined for what cannot be read, and for more than a day has. */
export function readDuration(typed: string): number | undefined {
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  const known = halves[text];
  if (known !== undefined) return known;
  const [, clockHours, clockMinutes] = /^(\d{1,2}):([0-5]\d)$/.exec(text) ?? [];
  if (clockHours !== undefined) return withinDay(figure(clockHours) * 60 + figure(clockMinutes));
  const [whole, hours, minutes] =
    /^(?:(\d{1,2}(?:[.,]\d{1,2})?) ?(?:h|hr|hrs|hours?|ч|час|часа|часов)\.?)? ?(?:(\d{1,4}) ?(?:m|min|mins|minutes?|м|мин|минута|минуты|минут)?\.?)?$/u.exec(
      text,
    ) ?? [];
  if (whole === undefined || (hours === undefined && minutes === undefined)) return undefined;
  return withinDay(Math.round(figure(hours) * 60) + figure(minutes));
}

const withinDay = (minutes: number): number | undefined => (minutes <= 24 * 60 ? minutes : undefined);

/** Metres; 0 where they touched. */
export function readDistance(typed: string): number | undefined {
  const text = typed.trim().toLowerCase();
  if (['touch', 'touched', 'касание', 'касались'].includes(text)) return 0;
  const [whole, amount, unit] =
    /^(\d{1,4}(?:[.,]\d{1,2})?) ?(m|м|metres?|meters?|метр|метра|метров|cm|см)?\.?$/u.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const metres = figure(amount) / (unit === 'cm' || unit === 'см' ? 100 : 1);
  return metres <= 1000 ? metres : undefined;
}

interface Limits {
  readonly least?: number | undefined;
  readonly most?: number | undefined;
  readonly isWhole?: boolean;
}

export function readNumber(typed: string, { least = -1e12, most = 1e12, isWhole = false }: Limits): number | undefined {
  const text = typed.trim().replace(',', '.').replace('−', '-');
  if (!/^-?\d{1,12}(?:\.\d{1,3})?$/.test(text)) return undefined;
  const value = Number(text);
  return value >= least && value <= most && (!isWhole || Number.isInteger(value)) ? value : undefined;
}
