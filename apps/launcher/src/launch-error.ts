import { asDataFolderError } from '@assay/db/embedded/embedded-database-error';

/** Why Assay does not start: one sentence for a person, with what to do. */
export class LaunchError extends Error {
  override readonly name = 'LaunchError';
}

/** Errors whose message is such a sentence already. */
const SENTENCES = new Set([
  'LaunchError',
  'EmbeddedDatabaseError',
  'DatabaseUnreachableError',
  'MigrationError',
  'FileLockHeldError',
]);

/** What to print about an error that ends the launcher. */
export function sentenceOf(error: unknown, dataFolder: string): string {
  const known = asDataFolderError(error, dataFolder);
  if (!(known instanceof Error)) return `Assay could not start: ${String(known)}.`;
  if (SENTENCES.has(known.name)) return known.message;
  return `Assay could not start: ${known.message} (this is not foreseen; the lines below say where it happened).\n${known.stack ?? ''}`;
}
