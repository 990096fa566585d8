import { type RefObject, useLayoutEffect, useState } from 'react';
import { hues } from './colours.ts';
import type { Inks } from './painter.ts';

const named = ['ink', 'dim', 'line', 'paper', 'accent'] as const;

/** The theme's colours where an element stands, as a canvas takes them; anew when the theme is changed. */
export function useInks(element: RefObject<HTMLElement | null>): Inks | undefined {
  const [inks, setInks] = useState<Inks>();
  useLayoutEffect(() => {
    const read = () => element.current && setInks(inksAt(element.current));
    read();
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', read);
    const theme = new MutationObserver(read);
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      dark.removeEventListener('change', read);
      theme.disconnect();
    };
  }, [element]);
  return inks;
}

/** Custom properties come unresolved; the colour of an element does not. */
function inksAt(element: HTMLElement): Inks {
  const probe = element.appendChild(document.createElement('i'));
  const [ink = '', dim = '', line = '', paper = '', accent = ''] = named.map((name) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  });
  probe.remove();
  return { ink, dim, line, paper, accent, hues: [...hues, dim] };
}
