import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { replaceFile } from './files.ts';

/** What an operation has cost the tables: write and read request units, and how often it ran. */
export interface Units {
  readonly wru: number;
  readonly rru: number;
  readonly n: number;
}

/** The sums by `function:operation`, since this state began. */
export interface UnitSums {
  /** Adds a log line, where it is one of units. */
  add(line: string): void;
  sums(): Readonly<Record<string, Units>>;
  stop(): void;
}

/** The line that ends each invocation, see docs/design.md. */
const Line = z.object({
  event: z.literal('units'),
  function: z.string(),
  operation: z.string(),
  wru: z.number(),
  rru: z.number(),
});
const Sums = z.record(z.string(), z.object({ wru: z.number(), rru: z.number(), n: z.number() }));

const rememberEveryMs = 1_000;

export function openUnits(file: string): UnitSums {
  const sums = new Map(Object.entries(existsSync(file) ? z.parse(Sums, JSON.parse(readFileSync(file, 'utf8'))) : {}));
  let changed = false;
  const remember = () => {
    if (changed) replaceFile(file, JSON.stringify(Object.fromEntries(sums)));
    changed = false;
  };
  const timer = setInterval(remember, rememberEveryMs).unref();
  return {
    add(text) {
      if (!text.includes('"units"')) return;
      const line = parse(text);
      if (line === undefined) return;
      const name = `${line.function}:${line.operation}`;
      const { wru, rru, n } = sums.get(name) ?? { wru: 0, rru: 0, n: 0 };
      sums.set(name, { wru: wru + line.wru, rru: rru + line.rru, n: n + 1 });
      changed = true;
    },
    sums: () => Object.fromEntries(sums),
    stop() {
      clearInterval(timer);
      remember();
    },
  };
}

function parse(text: string): z.infer<typeof Line> | undefined {
  try {
    return z.safeParse(Line, JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
