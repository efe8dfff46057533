/** Ends the command with one sentence on standard error and exit code 1; nothing goes to standard output. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
}
