import { describe, expect, test } from 'vitest';
import { readSettings, WrongSetting } from '../../infra/settings.ts';

const read = (context: Readonly<Record<string, unknown>>) =>
  readSettings((name) => ({ consolePage: 'none', ...context })[name]);

describe('settings', () => {
  test.each([
    [{}, 'stage: say which stage, for example -c stage=dev'],
    [{ stage: 'Produktion' }, 'stage: "Produktion" is no stage name'],
    [{ stage: 'dev', issuer: 'https://a.example.org' }, 'issuer and audience go together'],
    [{ stage: 'dev', audience: 'ringtrace' }, 'issuer and audience go together'],
    [{ stage: 'dev', country: 'Russia' }, 'country: two capital letters'],
    [{ stage: 'dev', adminEmail: 'nobody' }, 'adminEmail: '],
    [
      { stage: 'dev', issuer: 'https://a.example.org', audience: 'a', adminEmail: 'a@example.org' },
      'adminEmail: your own',
    ],
    [{ stage: 'dev', consoleDomain: 'desk.example.org' }, 'consoleDomain and consoleCertificate go together'],
    [{ stage: 'dev', consoleDomain: 'https://desk.example.org/' }, 'consoleDomain: a name'],
    [
      {
        stage: 'dev',
        consoleDomain: 'a.example.org',
        consoleCertificate: 'arn:aws:acm:eu-west-1:123456789012:certificate/a',
      },
      'consoleCertificate: the ARN of a certificate in us-east-1',
    ],
    [{ stage: 'dev', consolePage: 'nowhere' }, 'consolePage: there is no page in nowhere: npm run web builds it'],
    [{ stage: 'dev', consoleScope: 'profile' }, 'consoleScope: openid must be among them'],
    [{ stage: 'dev', signInOrigins: 'https://*' }, 'signInOrigins: https://one.example.org'],
    [{ stage: 'dev', senders: '*' }, 'senders: ARNs of roles, users or accounts'],
    [{ stage: 'dev', idleMinutes: '0' }, 'idleMinutes: '],
    [{ stage: 'dev', snapshotMemory: '512' }, 'snapshotMemory: '],
    [{ stage: 'dev', connectUrl: 'https://desk.my.connect.aws/ccp-v2' }, 'connectUrl: the instance'],
  ])('%j is refused in one line that says what to change', (context, message) => {
    expect(() => read(context)).toThrow(WrongSetting);
    expect(() => read(context)).toThrow(message);
    try {
      read(context);
    } catch (wrong) {
      expect(String(wrong)).not.toContain('\n');
    }
  });

  test('a stage that nobody has heard of keeps its data; only three kinds of name may be thrown away', () => {
    const lasting = (stage: string) => read({ stage }).stage.lasting;
    expect(['local', 'dev', 'try-anything'].map(lasting)).toEqual([false, false, false]);
    expect(['production', 'pilot', 'development', 'try', 'dev2'].map(lasting)).toEqual([true, true, true, true, true]);
  });

  test('the claim that lists roles follows the provider, unless told', () => {
    const provider = { issuer: 'https://a.example.org', audience: 'ringtrace' };
    expect(read({ stage: 'dev' }).rolesClaim).toBe('cognito:groups');
    expect(read({ stage: 'dev', ...provider }).rolesClaim).toBe('groups');
    expect(read({ stage: 'dev', ...provider, rolesClaim: 'department_roles' }).rolesClaim).toBe('department_roles');
  });

  test('the console is idle after a quarter of an hour, is called as the audience is, and returns to its own address', () => {
    expect(read({ stage: 'dev' }).console).toEqual({
      page: undefined,
      domain: undefined,
      further: undefined,
      client: undefined,
      scope: 'openid',
      idleMinutes: 15,
    });
    expect(read({ stage: 'dev', idleMinutes: '30' }).console.idleMinutes).toBe(30);
    const signInOrigins = 'https://token.example.org,https://user.example.org';
    expect(read({ stage: 'dev', signInOrigins }).signInOrigins).toEqual(signInOrigins.split(','));
  });

  test('figures are read with what memory a new account may have, or with as much as is said', () => {
    expect(read({ stage: 'dev' }).snapshotMemory).toBe(3008);
    expect(read({ stage: 'dev', snapshotMemory: '10240' }).snapshotMemory).toBe(10_240);
  });

  test('phones are read as Russian ones unless another country is named', () => {
    expect(read({ stage: 'dev' }).country).toBe('RU');
    expect(read({ stage: 'dev', country: 'DE' }).country).toBe('DE');
  });
});
