import { AssayError } from '@assay/contracts/errors';
import { promptVariantKey } from '@assay/contracts/prompts';
import type { ComparedSubject, Subject } from '@assay/contracts/statistics/comparison';
import type { CellCounts } from '@assay/db/queries/cells';

export interface ComparedSide {
  subject: ComparedSubject;
  /** Its run on each benchmark version. */
  byVersion: ReadonlyMap<number, CellCounts>;
}

/**
 * The cells of one row of the leaderboard.
 * @throws AssayError 'not-found' where it has none.
 */
export function sideOf(rows: readonly CellCounts[], subject: Subject): ComparedSide {
  const { checkpointId, variantKey } = subject;
  const ofCheckpoint = rows.filter((row) => row.checkpointId === checkpointId);
  const own = ofCheckpoint.filter(({ variant }) => promptVariantKey(variant) === variantKey);
  const [row] = own;
  if (row === undefined) {
    const prompts = ofCheckpoint.length === 0 ? '' : ` with the prompts ${variantKey}`;
    throw new AssayError(
      'not-found',
      `Checkpoint ${checkpointId} has no run${prompts} here: choose one of the leaderboard.`,
    );
  }
  return {
    subject: { ...subject, name: row.checkpointName, variant: row.variant },
    byVersion: new Map(own.map((one) => [one.versionId, one])),
  };
}

/** Two rows of one checkpoint are told apart by their prompts. */
export function namesOf(
  first: Pick<ComparedSubject, 'name' | 'variantKey'>,
  second: Pick<ComparedSubject, 'name' | 'variantKey'>,
): { first: string; second: string } {
  if (first.name !== second.name) return { first: first.name, second: second.name };
  if (first.variantKey === second.variantKey) return { first: 'The first', second: 'The second' };
  return {
    first: `${first.name} (${first.variantKey})`,
    second: `${second.name} (${second.variantKey})`,
  };
}
