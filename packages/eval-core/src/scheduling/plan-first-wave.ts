import { drawNormal } from '../draw-normal.ts';
import type { InParts } from '../in-parts.ts';
import { createRng, type Rng } from '../random.ts';
import { mean, sampleVariance } from '../statistics/summary.ts';
import { laneMakespan } from './lane-makespan.ts';

/** What is known of a run before it starts. */
export interface RunForecast {
  /** Of one reply of each item, the longest first; above 0. */
  expectedTokens: readonly number[];
  /** Replies asked of each item, side by side. */
  repeats: number;
  /** Requests in flight at once, over all replicas. */
  slots: number;
  /** Where replies are cut. */
  maxTokens: number;
  /** Standard deviation of ln(tokens) among the repeats of an item. */
  repeatSigma: number;
  /** How many earlier replies of an item its expectation is the mean of, from 1. */
  earlierReplies: number;
}

/** How a list of items, the longest first, begins: `waveItems` after the `postponedItems` longest, then those. */
export interface FirstWave {
  /** 0: the list as it is. */
  postponedItems: number;
  /** As many as fill all slots. */
  waveItems: number;
}

/** Parts of a wave; 1.1 and 1.5 were worth 0.005 of the makespan more at most, and that only at σ 0.6. */
const POSTPONED_PARTS = [0, 0.1, 0.2, 0.4, 0.6, 0.8];
/** Behind more waves than this the end is too small a part of the run: at 8 and 16 no way was better, at 5 it was by 1 %. */
const MAX_WAVES = 8;
/** 32 draws of so many replies take half a second of CPU. */
const MAX_REPLIES = 20_000;
/** What is to be seen is a hundredth of the makespan, by which draws differ among themselves. */
const DRAWS = 32;
/** How far an item's length moves from one checkpoint to the next (standard deviation of ln tokens): assumed. */
const CHECKPOINT_SIGMA = 0.2;

/**
 * Whether a run ends sooner when its very longest items do not begin first. Where the token limit cuts them their end is
 * known, so they may begin a little later; all others begin earlier by that, and have more time to become unexpectedly
 * long. It pays where the replies of one item differ much, and costs where they do not: each way is played through with the
 * same drawn lengths on slots of equal speed, and the best is taken if its mean is better than that of longest first by over
 * two standard errors. The same forecast gives the same answer.
 */
export function* planFirstWave(forecast: RunForecast): InParts<FirstWave> {
  const { expectedTokens, repeats, slots } = forecast;
  const ways = isWorthAPlan(expectedTokens.length * repeats, slots)
    ? waysToBegin(expectedTokens.length, Math.ceil(slots / repeats))
    : [];
  const gains = ways.map((): number[] => []);
  const rng = createRng('first wave');
  for (let draw = 0; draw < DRAWS && ways.length > 1; draw += 1) {
    const lengths = drawLengths(forecast, rng);
    const ends = ways.map((way) => laneMakespan(begun(lengths, way, repeats), slots));
    ends.forEach((end, way) => gains[way]?.push((ends[0] ?? 0) - end));
    yield;
  }
  const sure = gains.map(sureGain);
  return ways[sure.indexOf(Math.max(...sure))] ?? { postponedItems: 0, waveItems: 0 };
}

/** Whether the first wave can matter: where all begin at once there is no order, and of a long run the end is little. */
export function isWorthAPlan(replies: number, slots: number): boolean {
  return replies > slots && replies <= Math.min(MAX_WAVES * slots, MAX_REPLIES);
}

/** The list in the order in which it begins. */
export function beginWith<Item>(
  items: readonly Item[],
  { postponedItems, waveItems }: FirstWave,
): Item[] {
  const behind = postponedItems + waveItems;
  return [
    ...items.slice(postponedItems, behind),
    ...items.slice(0, postponedItems),
    ...items.slice(behind),
  ];
}

/** Longest first, and those others for which there are items enough. */
function waysToBegin(items: number, waveItems: number): FirstWave[] {
  const counts = POSTPONED_PARTS.map((part) => Math.round(part * waveItems));
  return [...new Set(counts)]
    .filter((postponedItems) => postponedItems === 0 || postponedItems + waveItems < items)
    .map((postponedItems) => ({ postponedItems, waveItems }));
}

/** Log-normal about the expectation, by item and by reply; the repeats of an item side by side. */
function drawLengths(forecast: RunForecast, rng: Rng): Float64Array {
  const { expectedTokens, repeats, maxTokens, repeatSigma, earlierReplies } = forecast;
  const itemSigma = Math.hypot(CHECKPOINT_SIGMA, repeatSigma / Math.sqrt(earlierReplies));
  const lengths = new Float64Array(expectedTokens.length * repeats);
  expectedTokens.forEach((expected, item) => {
    // The mean of exp(σZ) is exp(σ²/2).
    const itemLog = Math.log(expected) + itemSigma * drawNormal(rng) - repeatSigma ** 2 / 2;
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      const tokens = Math.exp(itemLog + repeatSigma * drawNormal(rng));
      lengths[item * repeats + repeat] = Math.min(maxTokens, tokens);
    }
  });
  return lengths;
}

/** As {@link beginWith}, of the lengths of all replies. */
function begun(lengths: Float64Array, way: FirstWave, repeats: number): Float64Array {
  const postponed = way.postponedItems * repeats;
  const wave = way.waveItems * repeats;
  const order = lengths.slice();
  order.copyWithin(0, postponed, postponed + wave);
  order.set(lengths.subarray(0, postponed), wave);
  return order;
}

/** The mean gain, or 0 where it is within two standard errors of nothing. */
function sureGain(gains: readonly number[]): number {
  const gain = mean(gains) ?? 0;
  const variance = sampleVariance(gains) ?? 0;
  return gain > 2 * Math.sqrt(variance / gains.length) ? gain : 0;
}
