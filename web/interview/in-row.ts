/** Where the focus goes among the fields of a question. */

const fields = 'input:not([disabled]), textarea, button:not([disabled])';

const among = (within: Element | null): HTMLElement[] => [...(within?.querySelectorAll<HTMLElement>(fields) ?? [])];

/** To the next field of the same question. */
export function toNextField(from: Element): void {
  const all = among(from.closest('[data-question]'));
  all[all.findIndex((each) => each.isSameNode(from)) + 1]?.focus();
}

/** To this column of the nth row; false where there is no such row. */
export function toRow(from: Element, step: number, column: string): boolean {
  const rows = [...(from.closest('[data-question]')?.querySelectorAll('[data-row]') ?? [])];
  const at = rows.findIndex((row) => row.contains(from));
  const field = rows[at + step]?.querySelector<HTMLElement>(`[data-column="${column}"] input`);
  field?.focus();
  return field !== null && field !== undefined;
}

export const columnOf = (from: Element): string | null | undefined =>
  from.closest('[data-column]')?.getAttribute('data-column');

/** A question, or a field of one of its rows. */
export interface Target {
  readonly question: string;
  readonly row?: string | undefined;
  readonly column?: string | undefined;
}

/** To a field of a row, to the option that is chosen, or to the first field; false where the question is not there. */
export function focusQuestion(within: Element | null, { question: id, row, column }: Target): boolean {
  const question = within?.querySelector(`[data-question="${id}"]`);
  const find = (selector: string) => question?.querySelector<HTMLElement>(selector) ?? undefined;
  const field =
    (row === undefined ? undefined : find(`[data-row="${row}"] [data-column="${column ?? 'name'}"] input`)) ??
    (row === undefined ? undefined : find(`[data-row="${row}"] input`)) ??
    find('[data-row]:last-child [data-column] input') ??
    find('input:checked') ??
    find('input, textarea, button, [tabindex="0"]');
  field?.focus();
  return field !== undefined;
}
