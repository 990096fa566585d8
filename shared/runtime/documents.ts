import type { Head, InForce, SettingKind } from '../domain/desk/settings-head.ts';
import { readDocument } from '../storage/settings.ts';
import type { DeskTable } from '../storage/staff.ts';

/** The documents of a kind that are in force, each with what its head says of it. */
export type ReadDocuments = (head: Head, kind: SettingKind) => Promise<unknown[]>;

/** Documents never change once they are stored, so each is read once and kept while its head names it. */
export function openDocuments(desk: DeskTable): ReadDocuments {
  const known = new Map<string, Promise<unknown>>();
  const nameOf = ({ kind, name, version, digest }: InForce) => `${kind}#${name}#${version}#${digest}`;
  return async ({ documents }, kind) => {
    const wanted = documents.filter((each) => each.kind === kind);
    const named = new Set(documents.map(nameOf));
    for (const name of known.keys()) if (!named.has(name)) known.delete(name);
    return Promise.all(
      wanted.map((each) => {
        const name = nameOf(each);
        const reading = known.get(name) ?? readDocument(desk, each);
        known.set(name, reading);
        // One that could not be read is read again the next time.
        return reading.catch((error: unknown) => {
          known.delete(name);
          throw error;
        });
      }),
    );
  };
}
