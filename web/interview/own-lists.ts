import type { Listed } from './typed-choice.ts';

/** Languages that are heard on such calls, first of all in Russian cities; any other is written as its code. */
const codes = [
  ...['ru', 'en', 'uz', 'tg', 'ky', 'kk', 'tk', 'az', 'hy', 'ka', 'uk', 'be', 'ro', 'tt', 'ba', 'cv', 'ce', 'av', 'os'],
  ...['zh', 'vi', 'ko', 'ar', 'fa', 'tr', 'hi', 'de', 'fr', 'es', 'pt', 'it', 'pl', 'sr', 'mn', 'he'],
];

/** By their names in the language of the screen, and by their codes. */
export function languagesIn(screen: string): readonly Listed[] {
  const names = new Intl.DisplayNames(screen, { type: 'language' });
  return codes.map((id) => ({ id, label: names.of(id) ?? id, also: id }));
}

/** Cities as they are typed on a Russian keyboard, for the zones of Russia. */
const russian: Readonly<Record<string, string>> = {
  ...{ 'Europe/Kaliningrad': 'Калининград', 'Europe/Moscow': 'Москва, Петербург, Санкт-Петербург, Казань' },
  ...{ 'Europe/Samara': 'Самара, Ижевск', 'Europe/Saratov': 'Саратов', 'Europe/Ulyanovsk': 'Ульяновск' },
  ...{ 'Europe/Volgograd': 'Волгоград', 'Europe/Astrakhan': 'Астрахань' },
  ...{ 'Asia/Yekaterinburg': 'Екатеринбург, Пермь, Уфа, Челябинск, Тюмень', 'Asia/Omsk': 'Омск' },
  ...{ 'Asia/Novosibirsk': 'Новосибирск', 'Asia/Barnaul': 'Барнаул', 'Asia/Tomsk': 'Томск' },
  ...{ 'Asia/Krasnoyarsk': 'Красноярск', 'Asia/Irkutsk': 'Иркутск, Улан-Удэ', 'Asia/Chita': 'Чита' },
  ...{ 'Asia/Yakutsk': 'Якутск, Благовещенск', 'Asia/Vladivostok': 'Владивосток, Хабаровск' },
  ...{ 'Asia/Magadan': 'Магадан', 'Asia/Sakhalin': 'Сахалин, Южно-Сахалинск', 'Asia/Kamchatka': 'Камчатка' },
};

/** Every zone by its city; a beginning that fits two cities is none of them. */
export const zones = (): readonly Listed[] =>
  Intl.supportedValuesOf('timeZone').map((id) => ({
    id,
    label: id.replace(/^.*\//, '').replaceAll('_', ' '),
    also: [id, russian[id] ?? ''].join(','),
  }));
