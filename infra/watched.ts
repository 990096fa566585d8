import { everyRoute } from '../shared/api/every-route.ts';

/** Everything that alarms and the dashboard watch, by name. A test keeps this equal to what the other stacks contain. */
export const watched = {
  queues: ['confirmed-cases', 'named-contacts', 'call-events', 'graph-changes'],
  deadLetters: ['confirmed-cases-dead', 'named-contacts-dead', 'call-events-dead', 'graph-changes-dead'],
  streamReaders: ['publish-contacts', 'keep-ledger', 'count-lines'],
  queueReaders: ['register-case', 'trace-contact', 'apply-call-event', 'keep-networks', 'drain-dead-letters'],
  /** Those that no route leads to. */
  scheduled: ['check-ledger', 'reconcile-calls'],
  routeFunctions: [...new Set(Object.values(everyRoute).map((route) => route.function))],
} as const;
