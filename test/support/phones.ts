import { applyCallEvent } from '../../functions/apply-call-event/apply-call-event.ts';
import { reconcileCalls } from '../../functions/reconcile-calls/reconcile-calls.ts';
import { type Carrier, openCarrier } from '../../local/simulator/carrier.ts';
import { quietSimulation, type Simulation } from '../../local/simulator/simulation.ts';
import { type CallState, type Stage, stages } from '../../shared/telephony/call-state.ts';
import type { CallOrder, Dialer, Started } from '../../shared/telephony/dialer.ts';
import type { World } from './world.ts';

/** The simulated carrier behind a world's desk, without HTTP: tests say how it behaves and when its events arrive. */
export function phonesOf(world: World, settings: Partial<Simulation> = {}) {
  let simulation: Simulation = { ...quietSimulation, ...settings };
  const emitted: string[] = [];
  const orders: CallOrder[] = [];
  const stopped: string[] = [];
  /** What the next starts come to, before the carrier sees them. */
  const instead: Started[] = [];
  let beforeAnswer: (contactId: string) => Promise<unknown> = async () => undefined;
  const carrier: Carrier = openCarrier(
    () => simulation,
    (event) => emitted.push(JSON.stringify(event)),
  );
  const now = () => Date.parse(world.now());

  const dialer: Dialer = {
    async start(order) {
      orders.push(order);
      const other = instead.shift();
      if (other !== undefined) return other;
      if (carrier.isDown(now())) return { did: 'not-answer' };
      const started = carrier.start(order, now());
      if (started.answer !== 'started') return { did: started.answer === 'too-fast' ? 'throttle' : 'not-allow' };
      await beforeAnswer(started.contactId);
      return started.silent ? { did: 'not-answer' } : { did: 'start', contactId: started.contactId };
    },
    async stop(contactId) {
      stopped.push(contactId);
      carrier.stop(contactId, now());
    },
    async describe(contactId): Promise<CallState | undefined> {
      if (carrier.isDown(now())) throw new Error('The carrier is down.');
      const contact = carrier.find(contactId);
      if (contact === undefined) return undefined;
      const known = stages.flatMap((stage): [Stage, string][] => {
        const at = contact.stages.get(stage);
        return stage === 'COMPLETED' || at === undefined || at > now() ? [] : [[stage, new Date(at).toISOString()]];
      });
      const state: CallState = { stages: Object.fromEntries(known) };
      return state.stages.DISCONNECTED === undefined || contact.reason === undefined
        ? state
        : { ...state, reason: contact.reason };
    },
  };
  world.telephony.dialer = dialer;

  /** Everything that was told until now, to be handed over in any order and number. */
  const told = (): string[] => {
    carrier.tick(now());
    return emitted.splice(0);
  };

  return {
    orders,
    stopped,
    instead,
    carrier,
    told,
    change: (more: Partial<Simulation>) => {
      simulation = { ...simulation, ...more };
    },
    /** Does something between the carrier's start of a call and its answer. */
    before: (act: (contactId: string) => Promise<unknown>) => {
      beforeAnswer = act;
    },
    apply: (event: string) => applyCallEvent(world, event),
    async flow() {
      for (const event of told()) await applyCallEvent(world, event);
    },
    reconcile: () => reconcileCalls({ ...world, dialer, pace: async () => undefined, mayGoOn: () => true }),
  };
}

/** A number of which the simulated person does this at the first try. */
export function numberThat(does: (e164: string) => boolean, from = 0): string {
  for (let n = from; ; n++) {
    const e164 = `+7000${String(n).padStart(7, '0')}`;
    if (does(e164)) return e164;
  }
}
