import type { Dispatch, ReactNode } from 'react';
import type { HeldTaskView } from '../../shared/api/my-task.ts';
import type { WrongHere } from '../words/wrong-here.ts';
import type { Question } from './asked.ts';
import type { Sheet, SheetChange } from './sheet.ts';

/** What an interview is held about: a task that is held, or one that was finished and is opened again. */
export interface Subject extends Pick<HeldTaskView, 'script' | 'duplicates' | 'windows'> {
  /** The day it is where the person is. */
  readonly today: HeldTaskView['today'];
  readonly stayAtHome?: HeldTaskView['stayAtHome'];
  /** The number that is on the line, where it may be seen. */
  readonly ownNumber?: string | undefined;
  /** Services promised before that this call asks about. */
  readonly referrals?: HeldTaskView['referrals'];
  /** While they are held: what they tell of themselves is kept at once. */
  readonly held?: Pick<HeldTaskView, 'id' | 'epoch'> | undefined;
}

export interface Asked {
  readonly question: Question;
  readonly task: Subject;
  readonly sheet: Sheet;
  readonly change: Dispatch<SheetChange>;
  readonly missing: boolean;
  /** What the server could not use of it. */
  readonly wrong: WrongHere | undefined;
  /** And of rows of people named, by their keys. */
  readonly wrongRows: Readonly<Record<string, WrongHere>>;
  /** Answered for now: on to the next, as the sheet stands then. */
  readonly done: (sheet: Sheet, to?: string) => void;
}

export interface Answering extends Asked {
  readonly answer: (value: Sheet['answers'][string], moveOn: boolean) => void;
  /** Shown with the question: what belongs to its answer. */
  readonly beside?: ReactNode;
}
