/** Why migrations could not be applied: one sentence for a person, with what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}
