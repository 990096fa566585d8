import { createHmac } from 'node:crypto';
import type { LookupMacs } from '../../shared/runtime/lookup-keys.ts';

/** Lookups without a key service: one fixed secret a version, the current one first. */
export const lookupMacs =
  (...versions: readonly string[]): LookupMacs =>
  ({ kind, text }) =>
    versions.map((version) => {
      const mac = createHmac('sha256', `secret ${version}`).update(`${kind}|${text}`).digest('base64url');
      return `LOOKUP#${kind}#${version}#${mac}`;
    });
