/** What each figure means, in one sentence; docs/epidemiology.md has a paragraph of the same name for each. */
export const definitions = {
  offspring:
    'How many cases each case probably infected, by links; R is the mean of these numbers and k the dispersion of the negative binomial distribution fitted to them by maximum likelihood, with 95 % intervals of the profile likelihood.',
  'serial-interval':
    'Days between the onsets of a case and of the one it probably infected, one observation a link; the standard deviation divides by n - 1.',
  generations:
    'A case’s generation is its shortest distance over links from a case without a source; an unlinked case has none.',
  clusters: 'Who hangs together over links (cases only), or over exposures (everybody).',
  curve: 'Cases by day.',
  'secondary-attack':
    'Contacts who became cases within the incubation time after their exposure, of all contacts at risk whose follow-up ended; each contact once, under the highest risk; 95 % intervals after Wilson.',
  indicators: 'How well the tracing works, each figure with the people behind its numerator and denominator.',
} as const;
export type Definition = keyof typeof definitions;

export const definitionOf = (name: Definition) => ({
  says: definitions[name],
  paragraph: `docs/epidemiology.md#${name}`,
});
