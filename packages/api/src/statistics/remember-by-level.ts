import type { SampleMatrix } from '@assay/eval-core/statistics/sample-matrix';

type Compute<Result> = (forget: () => void) => Promise<Result>;

/**
 * Keeps what was computed of a matrix at a level for as long as the matrix is kept, which is while its samples do not
 * change. Two who ask at once wait for the same computation. One that fails, or calls `forget`, is done anew next time.
 */
export function rememberByLevel<Result>() {
  const known = new WeakMap<SampleMatrix, Map<number, Promise<Result>>>();
  return (matrix: SampleMatrix, level: number, compute: Compute<Result>): Promise<Result> => {
    const byLevel = known.get(matrix) ?? new Map<number, Promise<Result>>();
    known.set(matrix, byLevel);
    const forget = () => byLevel.delete(level);
    const result = byLevel.get(level) ?? compute(forget);
    byLevel.set(level, result);
    result.catch(forget);
    return result;
  };
}
