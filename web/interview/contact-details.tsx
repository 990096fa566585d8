import { ColumnField } from './column-field.tsx';
import type { Telling } from './of-contact.ts';

/** In the main line of a row; the name always is. */
export const mainColumns = ['phones', 'relation', 'setting', 'lastExposure'] as const;

/** What may be asked of one person beside the main line, as the protocol has it. */
export function ContactDetails(contact: Telling) {
  return (
    <div className="details">
      {contact.question.columns
        ?.filter((column) => !mainColumns.some((main) => main === column))
        .map((column) => (
          <ColumnField key={column} column={column} {...contact} />
        ))}
    </div>
  );
}
