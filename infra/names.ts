import type { Stage } from './stages.ts';

/**
 * The name that people and alarms know a function or queue by. Fixed, unlike those of tables: a laboratory writes to a queue
 * by name, and the dashboard finds everything by name without a reference from stack to stack.
 */
export const nameOf = (stage: Stage, what: string) => `ringtrace-${stage.name}-${what}`;
