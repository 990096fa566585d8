import { describe, expect, test } from 'vitest';
import { compareNames, foldName } from '../../../shared/domain/people/names.ts';

const fold = (asWritten: string) => foldName({ asWritten }).join(' ');

/** As in a passport (ICAO 9303), as on a map (BGN/PCGN), as in an e-mail (everyday, GOST or older habits). */
const spellings = `
  Юлия: Iuliia, Yuliya, Julia, Yulia
  Щербаков: Shcherbakov, Scherbakov, Shherbakov
  Алексей: Aleksei, Aleksey, Alexey, Alexei
  Дмитрий: Dmitrii, Dmitriy, Dmitry, Dmitri
  Хасанов: Khasanov, Hasanov, Hassanov
  Цветкова: Tsvetkova, Cvetkova, Tzvetkova
  Александр: Aleksandr, Alexandr, Alexander
  Александра: Aleksandra, Alexandra, Aleksandra
  Анастасия: Anastasiia, Anastasiya, Anastasia
  Андрей: Andrei, Andrey, Andrej
  Артём: Artem, Artyom, Artjom, Artëm
  Вячеслав: Viacheslav, Vyacheslav, Vjacheslav
  Василий: Vasilii, Vasiliy, Vasily
  Виктория: Viktoriia, Viktoriya, Victoria
  Геннадий: Gennadii, Gennadiy, Gennady
  Георгий: Georgii, Georgiy, Georgij
  Григорий: Grigorii, Grigoriy, Grigory
  Дарья: Daria, Dar'ya, Darya
  Евгений: Evgenii, Yevgeniy, Evgeny, Jevgenij
  Екатерина: Ekaterina, Yekaterina, Jekaterina
  Елена: Elena, Yelena, Jelena
  Жанна: Zhanna, Žanna, Zhana
  Зоя: Zoia, Zoya, Zoja
  Игорь: Igor, Igor', Igorʹ
  Илья: Ilia, Ilya, Il'ya
  Кирилл: Kirill, Kiril, Kirill
  Ксения: Kseniia, Kseniya, Xenia
  Любовь: Liubov, Lyubov', Ljubov
  Людмила: Liudmila, Lyudmila, Ludmila
  Майя: Maiia, Mayya, Maya
  Максим: Maksim, Maxim, Maksim
  Мария: Mariia, Mariya, Maria
  Матвей: Matvei, Matvey, Matvej
  Михаил: Mikhail, Mihail, Mikhail
  Наталья: Natalia, Natal'ya, Natalya
  Николай: Nikolai, Nikolay, Nicolai
  Пётр: Petr, Pyotr, Pjotr
  Семён: Semen, Semyon, Semën
  Сергей: Sergei, Sergey, Sergej
  Софья: Sofia, Sof'ya, Sophia
  Татьяна: Tatiana, Tat'yana, Tatyana, Tatjana
  Тимофей: Timofei, Timofey, Timofej
  Ульяна: Uliana, Ul'yana, Ulyana
  Фёдор: Fedor, Fyodor, Fjodor
  Эльвира: Elvira, El'vira, Èlvira
  Юрий: Iurii, Yuriy, Yury, Jurij
  Яков: Iakov, Yakov, Jakov
  Ярослав: Iaroslav, Yaroslav, Jaroslav
  Андреев: Andreev, Andreyev, Andrejev
  Горбачёв: Gorbachev, Gorbachyov, Gorbačev
  Достоевский: Dostoevskii, Dostoyevskiy, Dostoevsky
  Ефимова: Efimova, Yefimova, Jefimova
  Жуков: Zhukov, Žukov, Zhukov
  Зайцев: Zaitsev, Zaytsev, Zaicev
  Ильин: Ilin, Il'in, Ilyin
  Королёв: Korolev, Korolyov, Koroljov
  Кузнецов: Kuznetsov, Kuznetzov, Kuznecov
  Лядов: Liadov, Lyadov, Ljadov
  Романов: Romanov, Romanoff, Romanov
  Соловьёв: Solovev, Solov'yev, Solovyov
  Ульянов: Ulianov, Ul'yanov, Ulyanov
  Хрущёв: Khrushchev, Khrushchyov, Hruschev
  Цой: Tsoi, Tsoy, Tzoy
  Чайковский: Chaikovskii, Chaykovskiy, Tchaikovsky
  Чёрный: Chernyi, Chernyy, Cherny
  Шишкин: Shishkin, Šiškin, Shishkin
  Юрьевна: Iurevna, Yur'yevna, Yurievna
  Николаевич: Nikolaevich, Nikolayevich, Nikolajevich
  Сергеевна: Sergeevna, Sergeyevna, Sergejevna
  Джамшид: Dzhamshid, Jamshid, Djamshid
  Бахтиёр: Bakhtier, Bakhtiyor, Bahtiyor
  Гани: Gani, Ghani
  Кадыров: Kadyrov, Qadirov
  Сесилия: Sesiliia, Cecilia
  Беккер: Bekker, Becker
  Владислав: Vladislav, Wladislaw
  Хасан: Khasan, Hasan, Xasan
`
  .trim()
  .split('\n')
  .map((line) => {
    const [written = '', latin = ''] = line.trim().split(': ');
    return { written, latin: latin.split(', ') };
  });

describe('spellings of one name', () => {
  test.each(spellings)('$written and $latin have one skeleton', ({ written, latin }) => {
    expect(latin.map(fold)).toEqual(latin.map(() => fold(written)));
  });

  test('there are at least 60 names with three romanisations each', () => {
    expect(spellings.filter(({ latin }) => latin.length >= 3).length).toBeGreaterThanOrEqual(60);
  });

  test('no two of the names share a skeleton', () => {
    expect(new Set(spellings.map(({ written }) => fold(written))).size).toBe(spellings.length);
  });

  test.each([
    ['ёлочка', 'елочка'],
    ['ИВАНОВ', 'иванов'],
    ['й and й', 'й and й'],
    ['مُحَمَّد', 'محمد'],
    ['محـــمد', 'محمد'],
    ['أحمد', 'احمد'],
    ['فاطمة', 'فاطمه'],
    ['علی', 'علي'],
    ['مصطفى', 'مصطفي'],
    ['Müller', 'MULLER'],
    ['O’Connor', "O'Connor"],
    ['José García', 'Jose Garcia'],
  ])('%s is written %s too', (a, b) => {
    expect(fold(a)).toBe(fold(b));
  });

  test('the vowels of scripts that write them as marks are kept', () => {
    expect(fold('मीना')).not.toBe(fold('मोना'));
  });
});

/** People who live together, work together, or were simply both called; none of them may be taken for the other. */
const households = `
  Мария/Марина, Юлия/Ульяна, Олег/Ольга, Наталья/Татьяна, Александр/Александра, Валентин/Валентина, Валерий/Валерия,
  Евгений/Евгения, Виктор/Виктория, Анна/Алла, Анна/Инна, Анна/Яна, Анна/Жанна, Алина/Алиса, Алина/Полина, Алина/Галина,
  Арина/Ирина, Карина/Марина, Даниил/Денис, Дмитрий/Денис, Егор/Игорь, Юрий/Егор, Елена/Алина, Елена/Евгения, Иван/Илья,
  Иван/Ян, Лев/Леонид, Лидия/Лилия, Лилия/Лия, Лариса/Раиса, Людмила/Любовь, Максим/Михаил, Матвей/Марат, Надежда/Наталья,
  Никита/Николай, Нина/Инна, Нина/Зина, Павел/Пётр, Роман/Руслан, Светлана/Снежана, Семён/Сергей, Станислав/Святослав,
  Вячеслав/Ярослав, Владимир/Владислав, Тамара/Татьяна, Тимур/Тимофей, Фёдор/Филипп, Эдуард/Эльдар, Эльвира/Эльмира,
  Юлия/Лия, Юлия/Юлиана, Яна/Ульяна, Анастасия/Таисия, Ангелина/Алина, Антон/Антонина, Артём/Артур, Артём/Арсений,
  Василий/Вадим, Борис/Богдан, Григорий/Георгий, Хасан/Хусейн, Рамиль/Равиль, Ильнур/Ильшат, Зухра/Зульфия,
  Дарья/Дарина, Софья/Зоя, Вера/Вероника, Вера/Лера, Саша/Паша, Миша/Маша, Даша/Глаша, Лена/Лёня, Оля/Уля, Ваня/Вася,
  Катя/Костя, Дима/Тима, Аня/Таня, Женя/Ксеня, John/James, Robert/Albert, Mary/Martha, Helen/Eleanor, Jane/Jean, Sarah/Susan
`
  .trim()
  .split(/,\s+/)
  .map((pair) => pair.split('/'));

describe('names of different people', () => {
  test.each(households)('%s and %s of one household are two people', (a, b) => {
    const family = { family: 'Ким' };
    expect(compareNames({ ...family, given: a ?? '' }, { ...family, given: b ?? '' })).toBe('different');
  });

  test('there are at least 60 pairs', () => expect(households.length).toBeGreaterThanOrEqual(60));
});
