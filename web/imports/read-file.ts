import { type Encoding, fileText } from '../../shared/domain/imports/file-text.ts';

/** A file as it was chosen; what it says depends on the alphabet that it is read in. */
export interface ChosenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export async function readFile(file: File): Promise<ChosenFile> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** Undefined where it is in another alphabet. */
export const textOf = (file: ChosenFile, encoding: Encoding): string | undefined => fileText(file.bytes, encoding);
