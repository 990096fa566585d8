import { describe, expect, it } from 'vitest';
import { ConsoleConfig } from '../../shared/api/console-config.ts';

const config: ConsoleConfig = {
  api: 'https://a1b2.execute-api.eu-central-1.amazonaws.com',
  issuer: 'https://sign-in.example.org/',
  clientId: 'ringtrace-console',
  scope: 'openid',
  languages: ['en', 'ru'],
  idleMinutes: 15,
  stage: 'production',
};
const takes = (change: object) => ConsoleConfig.safeParse({ ...config, ...change }).success;

describe('what the console is told of its stage', () => {
  it('needs an API, an issuer and a client, and nothing of Amazon Connect', () => {
    expect(takes({})).toBe(true);
    for (const name of ['api', 'issuer', 'clientId', 'scope', 'languages', 'idleMinutes', 'stage']) {
      expect(takes({ [name]: undefined }), name).toBe(false);
    }
  });

  it('has a base that paths are put behind, and an issuer exactly as its tokens say it', () => {
    expect(takes({ api: 'https://api.example.org/' })).toBe(false);
    expect(takes({ api: 'javascript:alert(1)' })).toBe(false);
    expect(takes({ issuer: 'https://login.example.org/tenant/' })).toBe(true);
  });

  it('asks for openid whatever else it asks for', () => {
    expect(takes({ scope: 'api://ringtrace/desk openid' })).toBe(true);
    expect(takes({ scope: 'openidish' })).toBe(false);
  });
});
