import { FlagBox } from './flag-box.tsx';

/** Says so where the servers of a run called their weights by several names; else nothing. */
export function WeightsNote({ weightsIds }: { weightsIds: readonly string[] }) {
  if (weightsIds.length < 2) return null;
  return (
    <FlagBox>
      <li>
        The servers of this run call their weights by {weightsIds.length} names:{' '}
        <span className="wrap-anywhere">{weightsIds.join('; ')}</span>. Unless these are the same
        weights, the figures are of a mixture; each sample names its own.
      </li>
    </FlagBox>
  );
}
