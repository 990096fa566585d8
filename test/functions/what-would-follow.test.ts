import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMyTask } from '../../functions/read-task/read-task.ts';
import { Outcome } from '../../shared/domain/calls/outcome.ts';
import { outcomesInOrder } from '../../shared/domain/calls/outcomes-offered.ts';
import defaultPolicy from '../../shared/domain/desk/default-policy.json' with { type: 'json' };
import { type Policy, readPolicy } from '../../shared/domain/desk/policy.ts';
import { openProtocols } from '../../shared/runtime/protocols.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { contact, type Details, interview, phoneOf, report } from '../support/made-up.ts';

const plain = freshWorld();
const followed = freshWorld({ followUps: true });
type WorldNow = ReturnType<typeof plain>;

const screen = async (world: WorldNow, operator: string) => {
  const protocolByVersion = openProtocols(world.client, world.desk);
  const { task } = await readMyTask({ ...world.wired, protocolByVersion }, operator, 'en');
  if (task === null) throw new Error(`${operator} holds nothing.`);
  return task;
};

/** The policy that ships, with retries of every speed and patience. */
const drawnPolicy: fc.Arbitrary<Policy> = fc
  .record({
    minutes: fc.integer({ min: 1, max: 3000 }),
    tries: fc.integer({ min: 1, max: 6 }),
    inAll: fc.integer({ min: 1, max: 8 }),
    perNumber: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ minutes, tries, inAll, perNumber }) => {
    const { retries, ...rest } = readPolicy(defaultPolicy);
    return {
      ...rest,
      retries: {
        ...retries,
        rules: retries.rules.map((rule, n) => ({ ...rule, afterMinutes: 1 + ((minutes * (n + 1)) % 3000) })),
        caps: retries.caps.map(({ perPerson, perNumber: number, ...caps }) => ({
          ...caps,
          perPerson: { ...perPerson, inAll },
          perNumber: { ...number, inAll: perNumber },
        })),
        giveUp: { ...retries.giveUp, normal: retries.giveUp.normal.map((rule) => ({ ...rule, tries })) },
      },
    };
  });

const calls = fc.array(
  fc.record({
    outcome: fc.oneof(
      fc.constantFrom(...outcomesInOrder),
      fc.constantFrom<Outcome>('wrong-number', 'bad-number', 'no-answer', 'completed'),
    ),
    /** Minutes between the claim and the screen, and whether the call is placed first. */
    later: fc.integer({ min: 0, max: 15 }),
    placed: fc.boolean(),
    phone: fc.nat(2),
  }),
  { minLength: 1, maxLength: 6 },
);

interface Drawn {
  readonly policy: Policy;
  readonly made: readonly { outcome: Outcome; later: number; placed: boolean; phone: number }[];
  readonly phones: number;
  readonly district: string | undefined;
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  policy: drawnPolicy,
  made: calls,
  phones: fc.integer({ min: 1, max: 3 }),
  district: fc.constantFrom(undefined, 'Москва', 'Владивосток'),
});

/** The next task, whenever it is served: nobody is called at night. */
async function soonest(world: WorldNow) {
  for (let hours = 0; hours < 24 * 5; hours++) {
    const held = await world.claim('operator-1');
    if (held !== undefined) return held;
    if ((await world.tasks()).every(({ state }) => state === 'closed')) return undefined;
    world.forward(60);
  }
  return undefined;
}

/** Calls of one person under the policy that ships, which end so one after another. */
const calling = (...outcomes: readonly Outcome[]): [Drawn] => [
  {
    ...{ policy: readPolicy(defaultPolicy), phones: 1, district: 'Москва' },
    made: outcomes.map((outcome) => ({ outcome, later: 1, placed: true, phone: 0 })),
  },
];
const unanswered = calling(...Array<Outcome>(12).fill('no-answer'));

let people = 0;

/** Goes through the calls of one person, and holds beside each other what was shown before and answered after. */
async function compare(world: WorldNow, { policy, made, phones, district }: Drawn): Promise<string[]> {
  const at = { ...world, wired: { ...world.wired, policy } };
  world.wired.policy = policy;
  const numbers = Array.from({ length: phones }, (_, n) => ({ number: phoneOf(500_000 + ++people * 3 + n) }));
  await world.register(
    report({ phones: numbers, ...(district && { address: { district } }), onsetDate: '2020-02-28' }),
  );
  const seen: string[] = [];
  for (const { outcome, later, placed, phone } of made) {
    await world.flow();
    const held = await soonest(world);
    if (held === undefined) break;
    world.forward(later);
    if (placed) await world.place('operator-1', held, { phone: held.person.phones[phone % phones]?.id ?? 'none' });
    const shown = await screen(at, 'operator-1');
    const says = shown.outcomes.find((each) => each.outcome === outcome);
    if (says === undefined) continue;
    const ends = outcome === 'completed' || outcome === 'partial';
    const answer = await world.finish('operator-1', held, {
      outcome,
      ...(shown.outcomesOf && { phone: shown.outcomesOf }),
      ...(ends && shown.kind === 'case-interview' && { interview: said }),
    });
    if (says.follows === undefined) seen.push('as answered');
    else {
      expect({ outcome, answer }).toMatchObject({ answer: { status: 'recorded' } });
      if ('follows' in answer) expect({ outcome, follows: says.follows }).toEqual({ outcome, follows: answer.follows });
      seen.push(says.follows.what);
    }
  }
  // Whoever is left would be served to the next person's operator.
  for (let held = await soonest(world); held !== undefined; held = await soonest(world))
    await world.finish('operator-1', held, { outcome: 'already-interviewed' });
  return seen;
}

const said = interview([contact('a')], { answers: { symptoms: ['cough'] } });

test('what a screen says will follow is what the finish answers, for every outcome, history and policy', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(drawn, async (each) => {
      for (const what of await compare(plain(), each)) seen.add(what);
    }),
    { numRuns: 15, examples: [calling('bad-number'), calling('refused'), unanswered] },
  );
  expect([...seen].toSorted()).toEqual(expect.arrayContaining(['letter', 'locate', 'nothing', 'try-again']));
});

test('it is so too where people are followed: only what the answers decide is left out', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(drawn, async (each) => {
      for (const what of await compare(followed(), each)) seen.add(what);
    }),
    { numRuns: 8, examples: [calling('completed'), calling('refused'), unanswered] },
  );
  expect([...seen].toSorted()).toEqual(expect.arrayContaining(['as answered', 'letter', 'nothing', 'try-again']));
});

test('of somebody who died nothing is left to ask, not even the check of tomorrow', async () => {
  const world = followed();
  const who = { name: { family: 'Орлова', given: 'Анна' }, birthDate: '1985-04-12', phones: [{ number: phoneOf(7) }] };
  await world.register(report({ ...who, onsetDate: '2020-02-28' }));
  await world.flow();
  await world.finish('operator-1', await world.mustClaim('operator-1'), { outcome: 'completed', interview: said });
  await world.register(report({ ...who, disease: 'measles' }));
  await world.flow();
  const held = await world.mustClaim('operator-1');
  const [task] = (await world.tasks()).filter(({ personId }) => personId === held.id);
  expect(Object.values(task?.reasons ?? {}).map(({ kind }) => kind)).toContain('follow-up-check');
  const { outcomes } = await screen(world, 'operator-1');
  expect(outcomes.find(({ outcome }) => outcome === 'deceased')).toMatchObject({ follows: { what: 'nothing' } });
  expect(outcomes.find(({ outcome }) => outcome === 'refused')).toMatchObject({
    follows: { what: 'next-call', kind: 'follow-up-check', at: '2020-03-03T05:00:00.000Z', zone: 'Europe/Moscow' },
  });
  expect(await world.finish('operator-1', held, { outcome: 'deceased' })).toMatchObject({
    follows: { what: 'nothing' },
  });
});

test('what follows is said with what they are rung for then, and with an hour of theirs at which they may be', async () => {
  const world = followed();
  await world.register(report({ address: { district: 'Владивосток' }, onsetDate: '2020-02-28' }));
  await world.flow();
  const held = await world.mustClaim('operator-1');
  const finished = { outcome: 'completed' as const, interview: interview([]) };
  const check = {
    what: 'next-call',
    kind: 'follow-up-check',
    at: '2020-03-02T22:00:00.000Z',
    zone: 'Asia/Vladivostok',
  };
  expect(await world.finish('operator-1', held, finished)).toMatchObject({ follows: check });
  expect(await world.finish('operator-1', held, finished)).toMatchObject({
    status: 'already-recorded',
    follows: check,
  });
  await world.flow();
  world.forward(24 * 60);
  const again = await world.mustClaim('operator-1');
  expect(await world.finish('operator-1', again, { outcome: 'no-answer' })).toMatchObject({
    follows: { what: 'try-again', kind: 'follow-up-check', zone: 'Asia/Vladivostok' },
  });
});

async function heldCase(more: Details = {}) {
  await plain().register(report(more));
  await plain().flow();
  return plain().mustClaim('operator-1');
}

test('an outcome that kills the number says so, and which phone comes next', async () => {
  const numbers = [phoneOf(900_001), phoneOf(900_002)];
  await heldCase({ phones: numbers.map((number) => ({ number })) });
  const task = await screen(plain(), 'operator-1');
  const [first, second] = task.person.phones;
  expect(task.outcomesOf).toBe(first?.id);
  expect(task.outcomes.find(({ outcome }) => outcome === 'wrong-number')).toMatchObject({
    numberDies: true,
    nextPhone: second?.id,
    follows: { what: 'try-again' },
  });
  expect(task.outcomes.find(({ outcome }) => outcome === 'busy')).not.toHaveProperty('numberDies');
});

test('the last number that dies leaves somebody to find another', async () => {
  await heldCase();
  const task = await screen(plain(), 'operator-1');
  expect(task.outcomes.find(({ outcome }) => outcome === 'bad-number')).toMatchObject({ follows: { what: 'locate' } });
});

test('outcomes keep their order, whatever the task: the first nine have a key each', async () => {
  await heldCase();
  const task = await screen(plain(), 'operator-1');
  const shown = task.outcomes.map(({ outcome }) => outcome);
  expect(shown).toEqual(outcomesInOrder.filter((each) => each !== 'denies-being-a-contact'));
  expect(shown.slice(0, 3)).toEqual(['no-answer', 'busy', 'voicemail']);
});

test('every outcome is offered but the one that only telephony can tell', () => {
  expect(outcomesInOrder.toSorted()).toEqual(Outcome.options.filter((each) => each !== 'abandoned').toSorted());
});
