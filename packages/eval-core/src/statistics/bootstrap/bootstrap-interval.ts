import type { Rng } from '../../random.ts';
import { checkLevel, USUAL_LEVEL, type Interval } from '../interval.ts';
import { normalCdf } from '../normal.ts';
import { studentTQuantile } from '../student-t.ts';
import { mean, quantile } from '../summary.ts';
import { bootstrapMeans, valueClasses } from './bootstrap-means.ts';

export const bootstrapMethod = 'bootstrap-items';

/** Below this m·p(1 − p) the resamples hold too few of the rare items to say how rare they are. */
const LEAST_ITEM_VARIANCE = 5;

export interface BootstrapOptions {
  resamples?: number;
  level?: number;
  rng: Rng;
}

/**
 * Interval for the mean over new questions by resampling items: the percentiles of {@link bootstrapMeans}, taken
 * further out for few items as Hesterberg, "What Teachers Should Know About the Bootstrap", The American Statistician
 * 69 (2015), section 5.1.3, has it: at Φ(−sqrt(m/(m − 1))·t) with Student's t at m − 1 degrees of freedom, which undoes
 * that resamples vary by (m − 1)/m too little and that their spread is itself estimated. Offered beside the closed
 * formula of item-means.ts as a check that shares no assumption with it but that items are independent.
 *
 * `null` where it cannot be trusted: m·p(1 − p) below 5, so below 20 items always. Where all items are wrong every
 * resample is too, and the interval would be a point; where few are right, most of what new questions could bring is
 * in no resample.
 * @param itemMeans 0…1
 * @throws RangeError for a level outside 0…1, or fewer than 1,000 resamples.
 */
export function bootstrapInterval(
  itemMeans: readonly number[],
  { resamples = 10_000, level = USUAL_LEVEL, rng }: BootstrapOptions,
): Interval | null {
  checkLevel(level);
  if (!Number.isSafeInteger(resamples) || resamples < 1000) {
    throw new RangeError(`${resamples} resamples cannot show a tail: give at least 1000.`);
  }
  const items = itemMeans.length;
  const proportion = mean(itemMeans) ?? 0;
  if (items * proportion * (1 - proportion) < LEAST_ITEM_VARIANCE) return null;
  const means = [...bootstrapMeans(valueClasses(itemMeans), resamples, rng)];
  const tail = expandedTail(items, level);
  const [low, high] = [quantile(means, tail), quantile(means, 1 - tail)];
  return low === null || high === null ? null : { low, high, level, method: bootstrapMethod };
}

function expandedTail(items: number, level: number): number {
  const t = studentTQuantile((1 + level) / 2, items - 1);
  return normalCdf(-Math.sqrt(items / (items - 1)) * t);
}
