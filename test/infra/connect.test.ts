import { afterAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { outboundFlow, words } from '../../infra/flows/outbound.ts';
import { readSettings } from '../../infra/settings.ts';
import { forget, ownProvider, statements, synthesise } from './synthesised.ts';

const instance = 'arn:aws:connect:eu-central-1:123456789012:instance/11111111-2222-3333-4444-555555555555';
const none = await synthesise({ stage: 'production', ...ownProvider });
const given = await synthesise({ stage: 'production', ...ownProvider, connect: instance });
const own = await synthesise({ stage: 'production', ...ownProvider, connect: 'make' });
afterAll(() => [none, given, own].forEach(forget));

const Flow = z.object({
  StartAction: z.string(),
  Actions: z.array(
    z.object({
      Identifier: z.string(),
      Type: z.string(),
      Parameters: z.looseObject({}),
      Transitions: z.looseObject({}),
    }),
  ),
});

describe('Amazon Connect', () => {
  test('is left out unless it is asked for: nothing of it is made, and no function may call', () => {
    expect(none.resources.filter(({ type }) => type.startsWith('AWS::Connect::'))).toEqual([]);
    expect(none.text).not.toContain('connect:StartOutboundVoiceContact');
  });

  test('is the instance that is given, or one of its own; the flows are ours either way, one a language', () => {
    expect(given.ofType('AWS::Connect::Instance')).toEqual([]);
    expect(own.ofType('AWS::Connect::Instance')).toHaveLength(1);
    expect(own.ofType('AWS::Connect::Instance')[0]?.properties.Attributes.ContactflowLogs).toBe(false);
    for (const made of [given, own])
      expect(made.ofType('AWS::Connect::ContactFlow')).toHaveLength(Object.keys(words).length);
  });

  test('lets one function start calls, and one look at them and hang up, of that instance only', () => {
    const may = (name: string) =>
      statements(given, name).filter(({ Action }) => JSON.stringify(Action).includes('connect:'));
    expect(may('place-call').map(({ Action }) => Action)).toEqual(['connect:StartOutboundVoiceContact']);
    expect(may('reconcile-calls').map(({ Action }) => Action)).toEqual([
      ['connect:DescribeContact', 'connect:StopContact'],
    ]);
    expect(given.text.match(/"connect:\w+"/g)?.length).toBe(3);
    expect(JSON.stringify(may('place-call')[0])).toContain('/contact/*');
  });

  test('is refused by name where its setting is neither an ARN nor make', () => {
    const read = (more: object) => () => readSettings((name) => Reflect.get({ stage: 'dev', ...more }, name));
    expect(read({ connect: 'yes' })).toThrow('connect: make, or the ARN of an instance');
    expect(read({ connect: 'make', connectCallerId: '8 495 000' })).toThrow('connectCallerId: a number in E.164');
  });
});

describe.each(Object.keys(words))('the flow in %s', (language) => {
  const said = words[language] ?? { voice: '', notice: '', sorry: '' };
  const { StartAction, Actions } = Flow.parse(JSON.parse(outboundFlow(said)));

  test('leads from every step to one that is there, and from the first to every other', () => {
    const next = (name: string) => {
      const action = Actions.find(({ Identifier }) => Identifier === name);
      return [...JSON.stringify(action?.Transitions ?? {}).matchAll(/"NextAction":"(\w+)"/g)].map(([, to]) => to ?? '');
    };
    const seen = new Set<string>();
    for (let todo = [StartAction]; todo.length > 0; ) {
      const [name = '', ...rest] = todo;
      todo = seen.has(name) ? rest : [...rest, ...next(name)];
      seen.add(name);
    }
    expect([...seen].sort()).toEqual(Actions.map(({ Identifier }) => Identifier).sort());
  });

  test('records nobody who has not agreed, and puts the call through to the holder alone', () => {
    const record = Actions.filter(({ Type }) => Type === 'UpdateContactRecordingBehavior').map(
      (each) => each.Identifier,
    );
    const leadsThere = Actions.filter(({ Transitions }) => JSON.stringify(Transitions).includes(`"${record[0]}"`));
    expect(leadsThere.map(({ Type }) => Type)).toEqual(['GetParticipantInput']);
    expect(JSON.stringify(leadsThere[0]?.Transitions)).toContain('"Operands":["1"]');
    expect(Actions.find(({ Type }) => Type === 'UpdateContactTargetQueue')?.Parameters).toEqual({
      AgentId: '$.Attributes.agent',
    });
  });
});
