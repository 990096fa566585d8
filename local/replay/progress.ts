/** How far a replay is. */
export interface ProgressFacts {
  readonly day: string;
  readonly offered: number;
  readonly rows: number;
  readonly calls: number;
}

/** Shows it: one line that rewrites itself in a terminal, a line now and then elsewhere. */
export interface Progress {
  show(news: Partial<ProgressFacts>): void;
  /** A line of its own. */
  say(line: string): void;
  end(): void;
}

const everyMs = { terminal: 100, elsewhere: 5_000 } as const;

export function progressOn(out: NodeJS.WriteStream): Progress {
  const startedAt = Date.now();
  const isTerminal = out.isTTY;
  let facts: ProgressFacts = { day: '', offered: 0, rows: 0, calls: 0 };
  let shownAt = startedAt;
  const line = () => {
    const { day, offered, rows, calls } = facts;
    const perSecond = calls / Math.max(0.001, (Date.now() - startedAt) / 1000);
    return `${day}  ${offered} of ${rows} rows offered, ${calls} calls held, ${perSecond.toFixed(0)} a second`;
  };
  const erase = () => {
    if (isTerminal) out.write('\r\u001b[2K');
  };
  return {
    show(news) {
      facts = { ...facts, ...news };
      if (Date.now() - shownAt < (isTerminal ? everyMs.terminal : everyMs.elsewhere)) return;
      shownAt = Date.now();
      erase();
      out.write(isTerminal ? line() : `${line()}\n`);
    },
    say(text) {
      erase();
      out.write(`${text}\n`);
    },
    end: erase,
  };
}
