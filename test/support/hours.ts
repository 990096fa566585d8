import * as z from 'zod/mini';
import { Hours } from '../../shared/domain/hours/hours-policy.ts';

/** Calling hours for tests: of people in these zones, otherwise as most jurisdictions keep them. */
export const hoursOf = (zones: readonly string[], more: Partial<Hours> = {}): Hours =>
  z.parse(Hours, {
    zones,
    windows: {
      weekday: [{ from: '08:00', to: '21:00' }],
      weekend: [{ from: '09:00', to: '20:00' }],
      holiday: [{ from: '10:00', to: '18:00' }],
    },
    weekend: ['sat', 'sun'],
    holidays: ['01-01', '2026-06-12'],
    parts: {
      morning: { from: '00:00', to: '12:00' },
      afternoon: { from: '12:00', to: '17:00' },
      evening: { from: '17:00', to: '24:00' },
    },
    places: {},
    ...more,
  });

/** Zones with every habit there is: no change of clocks, both hemispheres, half an hour, at midnight, a quarter of an hour. */
export const oddZones = [
  'Europe/Moscow',
  'Europe/Berlin',
  'America/New_York',
  'America/Santiago',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'UTC',
];
