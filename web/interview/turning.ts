import { useEffect, useMemo, useRef, useState } from 'react';
import type { Subject } from './answering.ts';
import { askedIn, type Known } from './asked.ts';
import { focusQuestion, type Target } from './in-row.ts';
import { placeOf, type Refusal, stands, type WrongPlace } from './refused.ts';
import type { Sheet } from './sheet.ts';
import { firstIn, firstOpen, nextAfter } from './wanted.ts';

interface Turning {
  readonly script: Subject['script'];
  readonly sheet: Sheet;
  readonly known: Known;
  readonly refusal: Refusal | undefined;
}

/** Which section is shown, and where the focus goes: by answers, by keys, and to what was refused. */
export function useTurning({ script, sheet, known, refusal }: Turning) {
  const sections = useMemo(() => askedIn(script, sheet.answers, known), [script, sheet.answers, known]);
  const [at, setAt] = useState(() => firstOpen(sections, sheet)?.section.id);
  const here = sections.find(({ id }) => id === at) ?? sections[0];
  const place = useRef<HTMLDivElement>(null);
  const waiting = useRef<Target | undefined>(undefined);

  const turnTo = (section: string, target: Target | undefined) => {
    // What an answer opens is not there yet: the focus goes to it when it is drawn.
    const isThere = target !== undefined && focusQuestion(place.current, target);
    waiting.current = isThere ? undefined : target;
    setAt(section);
  };
  useEffect(() => {
    if (waiting.current !== undefined && focusQuestion(place.current, waiting.current)) waiting.current = undefined;
  });

  const held = { script, sheet, known };
  const wrong: readonly WrongPlace[] = (refusal?.fields ?? [])
    .flatMap((field) => placeOf(field, held) ?? [])
    .filter((each) => refusal !== undefined && stands(each, refusal, sheet));
  const toWrong = useRef(() => {});
  toWrong.current = () => {
    const [first] = wrong;
    const section = sections.find(({ questions }) => questions.some(({ id }) => id === first?.question));
    if (first !== undefined && section !== undefined) turnTo(section.id, first);
  };
  // Once for each refusal, however the sheet changes afterwards.
  useEffect(() => {
    if (refusal !== undefined) toWrong.current();
  }, [refusal]);

  return {
    ...{ sections, here, place, wrong },
    /** To a block of this section that is no question of the protocol. */
    toQuestion: (question: string) => here && turnTo(here.id, { question }),
    toSection: (id: string) => {
      const section = sections.find((each) => each.id === id);
      const question = section && firstIn(section, sheet)?.id;
      turnTo(id, question === undefined ? undefined : { question });
    },
    moveOn: (from: string, now: Sheet) => {
      const next = nextAfter(from, askedIn(script, now.answers, known), now);
      if (next !== undefined) turnTo(next.section.id, { question: next.question.id });
    },
  };
}
