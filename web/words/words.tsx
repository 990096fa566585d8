import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { IntlProvider, type IntlShape, useIntl } from 'react-intl';
import type { ConsoleConfig } from '../../shared/api/console-config.ts';
import type english from './en.json';

export type Language = ConsoleConfig['languages'][number];
/** What can be said: every id that the English file has. A test holds the other languages to it. */
export type WordId = keyof typeof english;

type Messages = NonNullable<React.ComponentProps<typeof IntlProvider>['messages']>;

/** A language is loaded when it is chosen: nobody needs two of them. */
const load: Record<Language, () => Promise<{ default: unknown }>> = {
  en: () => import('./en.json'),
  ru: () => import('./ru.json'),
};

const kept = 'ringtrace.language';

interface Choice {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}
const Chosen = createContext<Choice>({ language: 'en', choose: () => undefined });

export const useLanguage = (): Choice => useContext(Chosen);

/** The language chosen before on this machine, else the first of the browser's that there is. */
export function firstLanguage(there: readonly Language[], wished: readonly string[]): Language {
  const short = wished.map((tag) => tag.slice(0, 2));
  return short.flatMap((tag) => there.filter((language) => language === tag))[0] ?? there[0] ?? 'en';
}

/** The language with the region that the browser has for it: whether it is 14:00 or 2 PM is the region's. */
const regional = (language: Language): string =>
  navigator.languages.find((tag) => tag.startsWith(`${language}-`)) ?? language;

interface Speaking {
  readonly languages: readonly Language[];
  readonly children: ReactNode;
}

/** Gives the page its words, and sets language and direction of the document. */
export function Words({ languages, children }: Speaking) {
  const [language, setLanguage] = useState(() =>
    firstLanguage(languages, [localStorage.getItem(kept) ?? '', ...navigator.languages]),
  );
  const [messages, setMessages] = useState<Messages>();
  useEffect(() => {
    let stale = false;
    document.documentElement.lang = language;
    load[language]().then(({ default: read }) => {
      if (!stale) setMessages(read as Messages);
    });
    return () => {
      stale = true;
    };
  }, [language]);
  const choice = useMemo<Choice>(
    () => ({
      language,
      choose: (chosen) => {
        localStorage.setItem(kept, chosen);
        setLanguage(chosen);
      },
    }),
    [language],
  );
  if (messages === undefined) return null;
  return (
    <Chosen value={choice}>
      <IntlProvider locale={regional(language)} messages={messages} onError={() => undefined}>
        <I18nProvider locale={regional(language)}>{children}</I18nProvider>
      </IntlProvider>
    </Chosen>
  );
}

type Values = Readonly<Record<string, string | number | Date | undefined>>;
export type Say = (id: WordId, values?: Values) => string;

const sayWith =
  (intl: IntlShape): Say =>
  (id, values) =>
    intl.formatMessage({ id }, values);

/** Says something in the language of the screen. */
export function useSay(): Say {
  const intl = useIntl();
  return useMemo(() => sayWith(intl), [intl]);
}

/** Says what has an id that only the running program knows, where there are words for it. */
export function useWord(): (id: string) => string | undefined {
  const intl = useIntl();
  return (id) => (id in intl.messages ? intl.formatMessage({ id }) : undefined);
}
