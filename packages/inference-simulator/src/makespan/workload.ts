import { drawNormal } from '@assay/eval-core/draw-normal';
import { createRng, type Rng } from '@assay/eval-core/random';

/** One generation of a study; how long it becomes is known to the study and not to a scheduler. */
export interface MakespanJob {
  /** Place in the order of the data set. */
  index: number;
  item: number;
  repeat: number;
  outputTokens: number;
  /** What history tells about the item's length: its mean under an earlier checkpoint; null without one. */
  expectedTokens: number | null;
  /** What this repeat of the item took under the earlier checkpoint; null without one. */
  earlierTokens: number | null;
  /**
   * The median of the item's lengths under this checkpoint, before the cap. No scheduler knows it: an order by it
   * shows what the best possible forecast of an item would be worth.
   */
  itemMedianTokens: number;
}

export interface WorkloadOptions {
  items: number;
  repeats: number;
  /** Of all lengths before the cap. */
  medianTokens: number;
  capTokens: number;
  /** Standard deviations of the logarithm: between the items' medians, and among the repeats of one item. */
  itemSigma: number;
  repeatSigma: number;
  /** How far an item's median moves from one checkpoint to the next (standard deviation of the logarithm). */
  checkpointSigma: number;
  seed: string;
}

/** 500 items, eight repeats each, log-normal lengths with a median of 5,000 tokens, cut at 30,000. */
export const LONG_REASONING: Omit<WorkloadOptions, 'seed'> = {
  items: 500,
  repeats: 8,
  medianTokens: 5_000,
  capTokens: 30_000,
  itemSigma: 0.8,
  repeatSigma: 0.4,
  checkpointSigma: 0.2,
};

/**
 * Lengths as reasoning models have them: exp(ln median + item + repeat), both normal, whole tokens
 * from 1 to the cap. The expected length is the mean over the same number of repeats that the earlier
 * checkpoint wrote, so it carries the noise that a real history carries.
 */
export function makespanWorkload(options: WorkloadOptions): MakespanJob[] {
  const rng = createRng(options.seed);
  return Array.from({ length: options.items }, (_, item) => itemJobs(item, options, rng)).flat();
}

function itemJobs(item: number, options: WorkloadOptions, rng: Rng): MakespanJob[] {
  const { repeats, medianTokens, repeatSigma } = options;
  const itemLog = Math.log(medianTokens) + options.itemSigma * drawNormal(rng);
  const earlierLog = itemLog + options.checkpointSigma * drawNormal(rng);
  const lengths = (log: number) =>
    Array.from({ length: repeats }, () =>
      cut(Math.exp(log + repeatSigma * drawNormal(rng)), options),
    );
  const earlier = lengths(earlierLog);
  const expectedTokens = earlier.reduce((sum, tokens) => sum + tokens, 0) / repeats;
  return lengths(itemLog).map((outputTokens, repeat) => ({
    index: item * repeats + repeat,
    item,
    repeat,
    outputTokens,
    expectedTokens,
    earlierTokens: earlier[repeat] ?? null,
    itemMedianTokens: Math.exp(itemLog),
  }));
}

function cut(tokens: number, { capTokens }: WorkloadOptions): number {
  return Math.min(capTokens, Math.max(1, Math.round(tokens)));
}
