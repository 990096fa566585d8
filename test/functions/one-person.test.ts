import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NamedContact } from '../../shared/domain/protocols/interview.ts';
import type { NamingMessage } from '../../shared/messages/naming-message.ts';
import { deriveId } from '../../shared/runtime/ids.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { gate, interleave } from '../support/interleave.ts';
import { contact, interview, phoneOf, report } from '../support/made-up.ts';
import { countLedger, countLines, publish } from '../support/stream-pump.ts';

const world = freshWorld();
const order = fc.array(fc.nat(4), { minLength: 10, maxLength: 40 });

/** A case that was called and named this contact; the message that says so has not been worked yet. */
async function named(row: NamedContact): Promise<NamingMessage> {
  await world().register(report());
  await world().flow();
  const held = await world().mustClaim('operator-1');
  await world().finish('operator-1', held, { outcome: 'completed', interview: interview([row]) });
  const [message] = await published();
  if (message === undefined) throw new Error('The interview named nobody.');
  return message;
}

/** What the interviews finished so far have to say; counted, and not traced. */
async function published(): Promise<NamingMessage[]> {
  const [changed, moved] = [await world().files.changes(), await world().queue.changes()];
  await countLedger(world().counters, changed, world().now());
  await countLines(world().counters, moved, world().now());
  return publish(world(), changed);
}

const vera = (risk: 'high' | 'low' | 'unknown', phone = phoneOf(9_000_000)) =>
  contact('vera', { name: { family: 'Ким', given: 'Вера' }, phones: [{ number: phone }], risk });

test('a pseudonym cannot be computed from what a source or an interview knows of the person', async () => {
  const told = report();
  await world().register(told);
  await world().flow();
  const held = await world().mustClaim('operator-1');
  await world().finish('operator-1', held, { outcome: 'completed', interview: interview([contact('a')]) });
  await world().flow();
  const [exposure] = await world().exposures();
  const made = JSON.stringify(exposure);
  expect(made).toContain(held.id);
  const computed = [deriveId('case', told.source, told.caseId), exposure?.exposureId ?? ''];
  for (const known of computed) expect(made).not.toContain(deriveId('person', known));
});

test('two namings of one person at once make one person, two exposures and one open task, however they interleave', async () => {
  gate(world().client);
  let n = 0;
  const property = fc.asyncProperty(order, async (turns) => {
    const phone = phoneOf(9_100_000 + n++);
    const messages = [await named(vera('low', phone)), await named(vera('high', phone))] as const;
    const became = await interleave(
      turns,
      () => world().trace(messages[0]),
      () => world().trace(messages[1]),
    );
    expect(became.toSorted()).toEqual(['joined', 'opened']);
    const people = (await world().peopleProfiles()).filter(({ identity }) => identity.phones[0]?.e164 === phone);
    expect(people).toHaveLength(1);
    const task = (await world().tasks()).find(({ personId }) => personId === people[0]?.personId);
    expect(Object.keys(task?.reasons ?? {})).toHaveLength(2);
    expect(task?.place?.band).toBe(2);
  });
  await fc.assert(property, { numRuns: 8 });
  expect(await world().settled()).toMatchObject({ people: 3 * n, exposures: 2 * n });
});

test('five interviews naming one person in parallel make one person, five exposures and one task in the highest band', async () => {
  const messages: NamingMessage[] = [];
  for (const risk of ['low', 'unknown', 'high', 'low', 'unknown'] as const) messages.push(await named(vera(risk)));
  const became = await Promise.all(messages.map((message) => world().trace(message)));
  expect(became.toSorted()).toEqual(['joined', 'joined', 'joined', 'joined', 'opened']);
  const exposures = await world().exposures();
  expect(exposures).toHaveLength(5);
  expect(new Set(exposures.map(({ to }) => to.person)).size).toBe(1);
  const open = (await world().tasks()).filter(({ state }) => state === 'open');
  expect(open).toMatchObject([{ personId: exposures[0]?.to.person, place: { band: 2 } }]);
  expect(await world().settled()).toMatchObject({ people: 6, exposures: 5, open: 1 });
});

test('somebody named and reported at once is one person with one open task, and their exposure stays', async () => {
  gate(world().client);
  let n = 0;
  const property = fc.asyncProperty(order, async (turns) => {
    const phone = phoneOf(9_200_000 + n++);
    const naming = await named(vera('high', phone));
    const itself = report({
      name: { family: 'Ким', given: 'Вера' },
      birthDate: undefined,
      phones: [{ number: phone }],
    });
    await interleave(
      turns,
      () => world().trace(naming),
      () => world().register(itself),
    );
    const people = (await world().peopleProfiles()).filter(({ identity }) => identity.phones[0]?.e164 === phone);
    expect(people).toHaveLength(1);
    const id = people[0]?.personId;
    const task = (await world().tasks()).find(({ personId }) => personId === id);
    // Named first, the contact's reason is there and the case joins it; reported first, nobody need tell a case.
    const kinds = Object.values(task?.reasons ?? {}).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'case-interview')).toHaveLength(1);
    expect(task).toMatchObject({ state: 'open', place: { kind: 'case-interview' } });
    expect((await world().exposures()).filter(({ to }) => to.person === id)).toMatchObject([{ state: 'stands' }]);
    await world().flow();
    const held = await world().mustClaim('operator-1');
    expect(await world().finish('operator-1', held, { outcome: 'refused' })).toMatchObject({ task: { open: false } });
    expect((await world().tasks()).filter(({ state }) => state === 'open')).toEqual([]);
  });
  await fc.assert(property, { numRuns: 8 });
  await world().settled();
});

test('somebody known who is named and reported at once is told of an exposure only where that came first', async () => {
  gate(world().client);
  let n = 0;
  const dispositions = new Set<string>();
  const property = fc.asyncProperty(order, async (turns) => {
    const phone = phoneOf(9_500_000 + n++);
    await world().trace(await named(vera('low', phone)));
    await world().flow();
    const known = await world().mustClaim('operator-1');
    await world().finish('operator-1', known, { outcome: 'refused' });
    const naming = await named(vera('high', phone));
    const itself = report({
      name: { family: 'Ким', given: 'Вера' },
      birthDate: undefined,
      phones: [{ number: phone }],
    });
    const [traced = ''] = await interleave<string>(
      turns,
      () => world().trace(naming),
      () => world().register(itself),
    );
    dispositions.add(traced);
    const task = (await world().tasks()).find(({ personId }) => personId === known.id);
    const since = (kind: string) => Object.values(task?.reasons ?? {}).find((reason) => reason.kind === kind)?.since;
    const [told, asked] = [since('contact-notification'), since('case-interview')];
    expect(asked).toBeDefined();
    expect(traced).toBe(told === undefined ? 'not-needed' : 'opened');
    if (told !== undefined) expect(told).toBeLessThan(asked ?? 0);
    await world().flow();
    await world().finish('operator-1', await world().mustClaim('operator-1'), { outcome: 'refused' });
  });
  const examples: [number[]][] = Array.from({ length: 10 }, (_, first) => [
    [...Array<number>(first).fill(0), ...Array<number>(20).fill(1)],
  ]);
  await fc.assert(property, { numRuns: 11, examples });
  expect([...dispositions].toSorted()).toEqual(['not-needed', 'opened']);
  await world().settled();
});
