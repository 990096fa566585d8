import { useEffect, useState } from 'react';
import { useSay } from '../words/words.tsx';

const kept = 'ringtrace.theme';
const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

const keptTheme = (): Theme => themes.find((theme) => theme === localStorage.getItem(kept)) ?? 'system';

/** Light, dark, or as the machine is set. */
export function ThemeChoice() {
  const say = useSay();
  const [theme, setTheme] = useState(keptTheme);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
    localStorage.setItem(kept, theme);
  }, [theme]);
  return (
    <label className="theme">
      <span className="unseen">{say('app.theme')}</span>
      <select
        value={theme}
        onChange={({ target }) => setTheme(themes.find((each) => each === target.value) ?? 'system')}
      >
        {themes.map((each) => (
          <option key={each} value={each}>
            {say(`app.theme.${each}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
