import { flagKinds } from '../../shared/domain/quality/flags.ts';
import { type InAddress, inAddress } from '../supervise/in-address.ts';

/** Which flags are looked at. */
export const choices = {
  kind: ['all', ...flagKinds],
  state: ['open', 'dismissed', 'fixed'],
} as const;

export type Question = InAddress<typeof choices, { readonly disease: RegExp }>;

export const questionInAddress = inAddress(choices, { disease: /^.{1,64}$/ });
