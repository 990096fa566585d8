import { describe, expect, it } from 'vitest';
import { Cors, corsHeaders, preflightHeaders } from '../../local/runner/cors.ts';

const cors = Cors.parse({
  AllowOrigins: ['https://desk.example.org', 'http://*'],
  AllowMethods: ['GET', 'POST'],
  AllowHeaders: ['authorization', 'content-type'],
  MaxAge: '7200',
});
const origin = 'https://desk.example.org';
const preflight = (headers: object) =>
  preflightHeaders(cors, { origin, 'access-control-request-method': 'POST', ...headers });

describe('what API Gateway answers to a browser of another origin', () => {
  it('names an origin that it knows, one of a scheme that it knows, and nobody else', () => {
    const allowed = (from: string) => corsHeaders(cors, { origin: from })['access-control-allow-origin'];
    expect(allowed(origin)).toBe(origin);
    expect(allowed('http://127.0.0.1:4707')).toBe('http://127.0.0.1:4707');
    expect(allowed('https://elsewhere.example')).toBeUndefined();
    expect(corsHeaders({ ...cors, AllowOrigins: ['*'] }, { origin })).toEqual({ 'access-control-allow-origin': '*' });
  });

  it('says nothing to who names no origin, or where nothing is configured', () => {
    expect(corsHeaders(cors, {})).toEqual({});
    expect(corsHeaders(undefined, { origin })).toEqual({});
  });

  it('lets a preflight through with all that is allowed, and for how long', () => {
    expect(preflight({ 'access-control-request-headers': 'Authorization, content-type' })).toEqual({
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'GET,POST',
      'access-control-allow-headers': 'authorization,content-type',
      'access-control-max-age': '7200',
    });
  });

  it.each([
    ['another origin', { origin: 'https://elsewhere.example' }],
    ['a method that is not allowed', { 'access-control-request-method': 'DELETE' }],
    ['no method', { 'access-control-request-method': undefined }],
    ['a header that is not allowed', { 'access-control-request-headers': 'authorization,x-anything' }],
  ])('tells a preflight with %s nothing', (_what, headers) => {
    expect(preflight(headers)).toEqual({});
  });

  it('is not followed where its configuration says what is not imitated here', () => {
    expect(Cors.safeParse({ ...cors, AllowCredentials: true }).success).toBe(false);
    expect(Cors.safeParse({ ...cors, Something: 1 }).success).toBe(false);
  });
});
