import type { ClockCells } from './clock-memory.ts';

/** What a worker is started with. */
export interface WorkerData {
  readonly name: string;
  /** The file URL of the module that holds the handler. */
  readonly module: string;
  readonly handler: string;
  readonly memoryMb: number;
  readonly clock: ClockCells;
}

/** One invocation, to the worker. */
export interface Invoke {
  readonly id: string;
  readonly event: string;
  /** The machine's time at which it is cut off. */
  readonly deadline: number;
}

/** From the worker: what it printed, and how the invocation ended. */
export type FromWorker =
  | { readonly kind: 'printed'; readonly text: string }
  /** JSON; undefined where the handler returned nothing. */
  | { readonly kind: 'returned'; readonly id: string; readonly result: string | undefined }
  | {
      readonly kind: 'threw';
      readonly id: string;
      readonly name: string;
      readonly message: string;
      readonly stack: string;
    };
