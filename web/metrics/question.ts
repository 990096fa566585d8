import { type InAddress, inAddress } from '../supervise/in-address.ts';

/** What figures are asked with. It stands in the address, so that figures are saved and sent as a link. */
export const choices = {
  over: ['links', 'confirmed', 'exposures'],
  population: ['all', 'linked', 'without-sporadic-imported'],
  sources: ['each', 'fractional', 'preferred'],
  immature: ['apart', 'counted'],
  by: ['anchor', 'onset', 'specimen', 'report', 'registered'],
  split: ['none', 'classification', 'imported', 'jurisdiction', 'hospital', 'ageBand', 'sex', 'outcome'],
} as const;

const day = /^\d{4}-\d\d-\d\d$/;
const written = {
  disease: /^.{1,64}$/,
  from: day,
  to: day,
  /** As it was known at the end of this day. */
  known: day,
  jurisdiction: /^.{1,200}$/,
  hospital: /^.{1,300}$/,
  /** A work list, for indicators. */
  list: /^.{1,300}$/,
  /** Of which snapshot: the newest where it is not said. */
  asOf: /^[\d:.TZ-]{20,30}$/,
} as const;

export type Question = InAddress<typeof choices, typeof written>;

export const questionInAddress = inAddress(choices, written);

/** What every figure takes. */
export const windowOf = ({ disease, from, to, known, asOf }: Question) => ({ disease, from, to, known, asOf });

/** What the figures that count cases take besides. */
export const filtersOf = ({ jurisdiction, hospital }: Question) => ({ jurisdiction, hospital });
