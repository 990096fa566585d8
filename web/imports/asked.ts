import type { ImportRequest, ImportResponse } from '../../shared/api/imports.ts';
import { ContactField, type FileName, LineListField } from '../../shared/domain/imports/columns.ts';

/** Which column has what, by file and field; '' is none. */
export type Mapping = Readonly<Record<FileName, Readonly<Record<string, string>>>>;

const fieldsOf: Readonly<Record<FileName, readonly string[]>> = {
  linelist: LineListField.options,
  contacts: ContactField.options,
};
export const fieldsIn = (file: FileName): readonly string[] => fieldsOf[file];

/** As the dry run understood the columns. */
export function mappingOf({ read }: ImportResponse): Mapping {
  const of = (file: FileName) =>
    Object.fromEntries(
      fieldsOf[file].map((field) => [
        field,
        read.columns.find((each) => each.file === file && each.field === field)?.column ?? '',
      ]),
    );
  return { linelist: of('linelist'), contacts: of('contacts') };
}

/** The column has this field, and no other; the field is in this column, and in no other. */
export function mapped(mapping: Mapping, file: FileName, column: string, field: string): Mapping {
  const others = Object.fromEntries(
    Object.entries(mapping[file]).map(([each, name]) => [each, name === column ? '' : name]),
  );
  return { ...mapping, [file]: field === '' ? others : { ...others, [field]: column } };
}

/** What a request says of it, of the files that there are. */
export const columnsOf = (
  mapping: Mapping | undefined,
  has: Readonly<Record<FileName, boolean>>,
): Pick<ImportRequest, 'columns' | 'contactColumns'> =>
  mapping === undefined
    ? {}
    : {
        ...(has.linelist ? { columns: mapping.linelist } : {}),
        ...(has.contacts ? { contactColumns: mapping.contacts } : {}),
      };
