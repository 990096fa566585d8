import * as z from 'zod/mini';
import { type Refused, refuse } from '../../shared/api/problem.ts';
import { SpokenProtocol } from '../../shared/api/protocols.ts';
import { spokenProtocol } from '../../shared/domain/protocols/spoken-protocol.ts';
import type { ProtocolLanguage } from '../../shared/domain/protocols/written-protocol.ts';
import type { ProtocolByVersion } from '../../shared/runtime/protocols.ts';

/** One version of a protocol in one language; its merge fields are not filled in, because no person is meant. */
export async function readProtocol(
  protocols: ProtocolByVersion,
  id: string,
  version: string,
  language: ProtocolLanguage = 'en',
): Promise<SpokenProtocol | Refused> {
  const named = /^[a-z0-9-]{1,64}$/.test(id) && /^\d{1,6}$/.test(version);
  const protocol = named ? await protocols(id, Number(version)) : undefined;
  return protocol === undefined
    ? refuse('no-such-protocol')
    : z.parse(SpokenProtocol, spokenProtocol(protocol, language));
}
