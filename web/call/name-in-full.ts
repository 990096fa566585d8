import type { Name } from '../../shared/domain/people/name.ts';

/** A name as it was written, else its parts in the order of a Russian form. */
export function nameInFull({ asWritten, family, given, patronymic }: Name): string {
  return asWritten?.trim() || [family, given, patronymic].filter((part) => part?.trim()).join(' ');
}
