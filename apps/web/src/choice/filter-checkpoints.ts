import type { Checkpoint } from '@assay/contracts/checkpoints';

export interface CheckpointFilter {
  text: string;
  /** Empty for any. */
  family: string;
  backend: string;
}

export const UNFILTERED: CheckpointFilter = { text: '', family: '', backend: '' };

/** The checkpoints that a filter shows: every word of the text occurs somewhere in what names it. */
export function filterCheckpoints(
  checkpoints: readonly Checkpoint[],
  { text, family, backend }: CheckpointFilter,
): Checkpoint[] {
  const words = text
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '');
  return checkpoints.filter((checkpoint) => {
    if (family !== '' && checkpoint.family !== family) return false;
    if (backend !== '' && checkpoint.backendName !== backend) return false;
    const names = [checkpoint.name, checkpoint.servedName, checkpoint.trainingRun ?? '']
      .join(' ')
      .toLowerCase();
    return words.every((word) => names.includes(word));
  });
}

/** What the filter's lists offer, in order. */
export function filterChoices(checkpoints: readonly Checkpoint[]): {
  families: string[];
  backends: string[];
} {
  const families = checkpoints.flatMap(({ family }) => (family === null ? [] : [family]));
  return {
    families: [...new Set(families)].sort(),
    backends: [...new Set(checkpoints.map(({ backendName }) => backendName))].sort(),
  };
}
