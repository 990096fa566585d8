import { describe, expect, it } from 'vitest';
import { isLoopback, requireLoopback } from '../../local/replay/loopback.ts';

const running = {
  pid: 1,
  startedAt: '2015-05-20T08:00:00.000Z',
  api: 'http://127.0.0.1:4700',
  signIn: 'http://localhost:4701',
  dynamodb: 'http://127.0.0.1:4702',
  sqs: 'http://127.0.0.1:4703',
  keys: 'http://127.0.0.1:4704',
  connect: 'http://127.0.0.1:4706',
  control: 'http://[::1]:4705',
  token: 't',
  queues: { 'confirmed-cases': 'http://127.0.0.1:4703/000000000000/confirmed-cases' },
  tables: {},
  functions: [],
};

describe('an endpoint of the pipeline', () => {
  it('is refused when any of its endpoints is another machine', () => {
    expect(() => requireLoopback(running)).not.toThrow();
    const queues = { 'confirmed-cases': 'https://sqs.eu-west-1.amazonaws.com/1/confirmed-cases' };
    expect(() => requireLoopback({ ...running, queues })).toThrow('confirmed-cases');
    expect(() => requireLoopback({ ...running, api: 'http://10.0.0.1:4700' })).toThrow('http://10.0.0.1:4700');
  });

  it.each([
    ['http://127.0.0.1:1', true],
    ['http://127.8.9.10', true],
    ['http://localhost:4700/x', true],
    ['http://[::1]:4700', true],
    ['http://localhost.example.org', false],
    ['http://127.0.0.1.example.org', false],
    ['http://127.0.0.1@example.org', false],
    ['http://0.0.0.0:4700', false],
    ['http://[::ffff:10.0.0.1]', false],
    ['not a url', false],
  ])('takes %s for loopback: %s', (url, expected) => {
    expect(isLoopback(url)).toBe(expected);
  });
});
