import type { IncomingHttpHeaders } from 'node:http';
import * as z from 'zod/mini';
import { number } from './properties.ts';

/** What an HTTP API of API Gateway does about other origins, by its `CorsConfiguration`. */
export const Cors = z.strictObject({
  AllowOrigins: z._default(z.array(z.string()), []),
  AllowMethods: z._default(z.array(z.string()), []),
  AllowHeaders: z._default(z.array(z.string()), []),
  ExposeHeaders: z._default(z.array(z.string()), []),
  MaxAge: z.optional(number),
  // With credentials a browser takes no `*`: nobody here needs them, so nothing here knows them.
  AllowCredentials: z.optional(z.literal(false)),
});
export type Cors = z.infer<typeof Cors>;

type Headers = Readonly<Record<string, string>>;
const none: Headers = {};

/** What an ordinary answer carries: nothing for an origin that the API does not know, whose browser then keeps the answer from its page. */
export function corsHeaders(cors: Cors | undefined, { origin }: IncomingHttpHeaders): Headers {
  if (cors === undefined || origin === undefined || !allows(cors, origin)) return none;
  return {
    'access-control-allow-origin': cors.AllowOrigins.includes('*') ? '*' : origin,
    ...(cors.ExposeHeaders.length > 0 && { 'access-control-expose-headers': cors.ExposeHeaders.join(',') }),
  };
}

/**
 * What a preflight is answered with, always as 204: nothing where its origin, method or one of its headers is not allowed. A request
 * that names no method is none. (API Gateway answers it by itself, whatever routes there are.)
 */
export function preflightHeaders(cors: Cors, headers: IncomingHttpHeaders): Headers {
  const method = headers['access-control-request-method'];
  if (method === undefined || !lists(cors.AllowMethods, method.toUpperCase())) return none;
  const asked = (headers['access-control-request-headers'] ?? '').split(',').map((name) => name.trim().toLowerCase());
  const allowed = cors.AllowHeaders.map((name) => name.toLowerCase());
  if (asked.some((name) => name !== '' && !lists(allowed, name))) return none;
  const origin = corsHeaders(cors, headers);
  if (origin === none) return none;
  return {
    ...origin,
    'access-control-allow-methods': cors.AllowMethods.join(','),
    'access-control-allow-headers': cors.AllowHeaders.join(','),
    ...(cors.MaxAge !== undefined && { 'access-control-max-age': String(cors.MaxAge) }),
  };
}

const lists = (allowed: readonly string[], one: string) => allowed.includes('*') || allowed.includes(one);

/** An origin of the list, or any of a scheme that it lists as `https://*`. */
const allows = ({ AllowOrigins }: Cors, origin: string) =>
  lists(AllowOrigins, origin) || AllowOrigins.includes(origin.replace(/^(https?:\/\/).*$/, '$1*'));
