import { type GraphMessage, graphMessageSchema as schema } from '../../shared/messages/graph-message.ts';
import type { StreamRecord } from '../../shared/runtime/stream.ts';

/** What one change of an item in CaseFiles has to say to those who keep the contact networks: look at this again. */
export function graphChanges({ pk, sk }: Pick<StreamRecord, 'pk' | 'sk'>): GraphMessage[] {
  const id = pk.slice(pk.indexOf('#') + 1);
  if (pk.startsWith('NETWORK#')) return sk.startsWith('DIRTY#') ? [{ schema, network: id }] : [];
  if (pk.startsWith('CASE#')) return sk === 'CASE' || sk === 'LEARNED' ? [{ schema, case: id }] : [];
  if (!pk.startsWith('PERSON#')) return [];
  if (sk.startsWith('EXPOSED#')) return [{ schema, exposure: sk.slice('EXPOSED#'.length), of: id }];
  if (sk.startsWith('MERGED#')) return [{ schema, person: sk.slice('MERGED#'.length) }];
  return sk.startsWith('INFECTION#') || sk.startsWith('JUDGED') ? [{ schema, person: id }] : [];
}
