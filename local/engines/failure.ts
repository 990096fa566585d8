/**
 * What a person can mend: a port in use, no engine here, a broken template.
 *
 * `npm start` prints the message alone and exits with 1; anything else is a fault of ours and keeps its stack.
 */
export class LocalFailure extends Error {
  override readonly name = 'LocalFailure';
}
