import { windowDates } from '../../shared/domain/exports/outbreak-data.ts';
import { type InAddress, inAddress } from '../supervise/in-address.ts';

/** What is to be exported; it stands in the address without the reason, and names nobody. */
const choices = { dates: ['as-told', 'shifted'], by: windowDates } as const;
const written = {
  disease: /^.{1,64}$/,
  known: /^\d{4}-\d\d-\d\d$/,
  from: /^\d{4}-\d\d-\d\d$/,
  to: /^\d{4}-\d\d-\d\d$/,
  asOf: /^[\d:.TZ-]{20,30}$/,
} as const;

export type Wanted = InAddress<typeof choices, typeof written>;

export const wantedInAddress = inAddress(choices, written);

/** As the API has it. */
export const isExportReason = (text: string): boolean => text.trim().length >= 10;
