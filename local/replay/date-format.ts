import { type DateForm, dateForm } from '../../shared/domain/imports/date-form.ts';
import { UsageError } from '../command-line.ts';

/** @throws UsageError where year, month or day is missing or a letter stands for nothing */
export function dateFormat(pattern: string): DateForm {
  const form = dateForm(pattern);
  if (form !== undefined) return form;
  throw new UsageError(
    `--date-format '${pattern}' is not usable: write year, month and day once each with yyyy or yy, MM, M or MMM, dd or d, for example dd/MM/yyyy.`,
  );
}
