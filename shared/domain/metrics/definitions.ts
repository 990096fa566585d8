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
} as const;
export type Definition = keyof typeof definitions;

export const definitionOf = (name: Definition) => ({
  says: definitions[name],
  paragraph: `docs/epidemiology.md#${name}`,
});
