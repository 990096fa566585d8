/** Where whole files are kept by name: a bucket, or in tests a map. */
export interface ObjectStore {
  put(name: string, content: Uint8Array): Promise<void>;
  /** Undefined where there is none of this name. */
  get(name: string): Promise<Uint8Array | undefined>;
  /** The names that begin so, in order. */
  list(prefix: string): Promise<string[]>;
}
