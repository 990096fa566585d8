import type { Dispatch } from 'react';
import type { WrongHere } from '../words/wrong-here.ts';
import type { Asked } from './answering.ts';
import type { Lists } from './lists.ts';
import type { Row } from './rows.ts';
import type { SheetChange } from './sheet.ts';
import type { Listed } from './typed-choice.ts';

export interface OfContact extends Pick<Asked, 'task' | 'sheet' | 'question'> {
  readonly row: Row;
  readonly change: Dispatch<SheetChange>;
  readonly lists: Lists;
  /** The places and occasions of this interview, at which people may have met. */
  readonly events: readonly Listed[];
  /** What of it the server could not use. */
  readonly wrong: WrongHere | undefined;
  readonly takeOut: (row: Row) => void;
}

export interface Telling extends OfContact {
  readonly told: (more: Partial<Row>) => void;
}
