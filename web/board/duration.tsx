import { Chosen } from '../supervise/chosen.tsx';
import { useSay } from '../words/words.tsx';

const offered = [30, 60, 120, 240, 480, 1_440];

interface Lasting {
  readonly label: string;
  readonly minutes: number;
  readonly change: (minutes: number) => void;
  /** What nought stands for, where it may be chosen. */
  readonly endless?: string;
}

/** For how long: from the server's now, whatever the clock of this machine says. */
export function Duration({ label, minutes, change, endless }: Lasting) {
  const say = useSay();
  const lengths = offered.map((value) => ({
    value: String(value),
    words: value < 60 ? say('time.minutes', { minutes: value }) : say('time.whole-hours', { hours: value / 60 }),
  }));
  const without = endless === undefined ? [] : [{ value: '0', words: endless }];
  return (
    <Chosen
      label={label}
      value={String(minutes)}
      change={(value) => change(Number(value))}
      options={[...without, ...lengths]}
    />
  );
}
