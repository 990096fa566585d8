import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { IntlProvider, type IntlShape, useIntl } from 'react-intl';
import type english from './en.json';
import { firstLanguage, type Language, regional } from './language.ts';

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
  const region = regional(language, navigator.languages);
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
      <IntlProvider locale={region} messages={messages} onError={() => undefined}>
        <I18nProvider locale={region}>{children}</I18nProvider>
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
