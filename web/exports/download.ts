import type { ExportManifest } from '../../shared/api/exports.ts';
import type { Client } from '../api/client.ts';

export type ExportedFile = ExportManifest['files'][number];

/** What came is not what the manifest says. */
export class OtherContent extends Error {}

interface Saved {
  readonly name: string;
  readonly content: Blob;
}

/**
 * A file of an export, part after part, held to its hash before anybody has it. Parts of Parquet are files of their own.
 *
 * @param came is told how many parts are there
 * @throws OtherContent, or as the client
 */
export async function download(
  client: Client,
  of: string,
  { name, parts, sha256 }: ExportedFile,
  came: (parts: number) => void,
): Promise<readonly Saved[]> {
  const contents: ArrayBuffer[] = [];
  for (let part = 0; part < parts; part++) {
    came(part);
    contents.push(
      await client.file('readExportFile', { path: { export: of, file: name }, query: { part: String(part) } }),
    );
  }
  came(parts);
  const whole = new Blob(contents);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await whole.arrayBuffer()));
  if ([...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('') !== sha256) throw new OtherContent(name);
  if (!name.endsWith('.parquet')) return [{ name, content: whole }];
  return contents.map((content, n) => ({
    name: n === 0 ? name : name.replace('.', `-${n}.`),
    content: new Blob([content]),
  }));
}
