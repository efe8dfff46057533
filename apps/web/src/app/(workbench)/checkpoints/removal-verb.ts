import type { Checkpoint } from '@assay/contracts/checkpoints';

/** What becomes of a checkpoint that is removed: one that something refers to only leaves the lists. */
export function removalVerb({ isDeletable }: Pick<Checkpoint, 'isDeletable'>): string {
  return isDeletable ? 'Delete' : 'Archive';
}
