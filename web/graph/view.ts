import { type InAddress, inAddress } from '../supervise/in-address.ts';

/**
 * What somebody looks at, with every choice they made: whom, how it is drawn, what is left out, what colours and sizes
 * mean. It stands in the address, so that a view is saved and sent as a link. A link names pseudonyms, and nobody.
 */

/** Of each choice what there is; the first is meant where an address says nothing. */
export const choices = {
  scope: ['cluster', 'chain'],
  over: ['exposures', 'links'],
  direction: ['both', 'forwards', 'backwards'],
  contacts: ['shown', 'hidden'],
  drawn: ['time', 'network'],
  colour: ['setting', 'generation', 'place', 'status', 'outcome', 'age'],
  size: ['alike', 'infected', 'met'],
} as const;

/** What is written in an address beside the choices, and what it may look like; anything else is as if it were not there. */
const written = {
  /** A person's pseudonym, or a network's: whom the picture is of. */
  person: /^[\w.:-]{1,64}$/,
  network: /^[\w.:-]{1,64}$/,
  /** First and last day of what is shown. */
  from: /^\d{4}-\d\d-\d\d$/,
  to: /^\d{4}-\d\d-\d\d$/,
  setting: /^.{1,200}$/,
  place: /^.{1,300}$/,
  generation: /^\d{1,4}$/,
  chosen: /^[\w.:-]{1,64}$/,
  /** From whom it was gone on: pseudonyms, a comma between two. */
  expanded: /^[\w.:,-]{1,4000}$/,
} as const;

export type View = InAddress<typeof choices, typeof written>;

export const viewInAddress = inAddress(choices, written);

export const expandedIn = ({ expanded }: Pick<View, 'expanded'>): readonly string[] =>
  expanded?.split(',').filter(Boolean) ?? [];

const ofOnePicture = ['chosen', 'expanded', 'from', 'to', 'setting', 'place', 'generation'] as const;

/** Looks at somebody else: how it is drawn stays, what was chosen and left out in the picture before does not. */
export function lookAt(view: View, whom: { readonly person: string } | { readonly network: string }): View {
  const plain = Object.fromEntries(ofOnePicture.map((key) => [key, undefined]));
  return { ...view, ...plain, person: undefined, network: undefined, ...whom };
}
