import type { ObjectStore } from '../../shared/storage/objects.ts';

/** A store of whole files that lasts as long as the test. */
export function objectMap(): ObjectStore & { readonly files: Map<string, Uint8Array> } {
  const files = new Map<string, Uint8Array>();
  return {
    files,
    put: async (name, content) => void files.set(name, content),
    get: async (name) => files.get(name),
    list: async (prefix) => [...files.keys()].filter((name) => name.startsWith(prefix)).sort(),
  };
}
