import type { Language } from '../words/language.ts';
import { useLanguage, useSay } from '../words/words.tsx';
import { useConfig } from './config.tsx';

/** In its own words, whatever the screen speaks. */
const ownNames: Record<Language, string> = { en: 'English', ru: 'Русский' };

export function LanguageChoice() {
  const { languages } = useConfig();
  const { language, choose } = useLanguage();
  const say = useSay();
  return (
    <fieldset aria-label={say('app.language')} className="choices">
      {languages.map((each) => (
        <button key={each} type="button" lang={each} aria-pressed={each === language} onClick={() => choose(each)}>
          {ownNames[each]}
        </button>
      ))}
    </fieldset>
  );
}
