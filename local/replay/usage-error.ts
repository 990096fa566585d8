/** The command or its files cannot be used as they are: one line says what to change; the command ends with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
