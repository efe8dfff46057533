import { enclosingTicks } from './axis-ticks.ts';
import type { ChartAxis } from './chart-model.ts';
import type { CurvePoint } from './curve-model.ts';
import { countText, powerOfTwoText } from './number-text.ts';

/** Six labels stand apart on a narrow screen too. */
const MOST_TICKS = 7;

/** Less would draw noise as mountains. */
const LEAST_POINTS = 10;

/** Per cent upwards: what is drawn with its bands, at least ten points, never beyond 0…100. */
export function percentAxis(title: string, percents: readonly number[]): ChartAxis {
  const lowest = percents.reduce((least, percent) => Math.min(least, percent), 100);
  const highest = percents.reduce((most, percent) => Math.max(most, percent), 0);
  const room = Math.max(1, (LEAST_POINTS - (highest - lowest)) / 2);
  const ticks = enclosingTicks({
    low: Math.max(0, Math.min(lowest - room, 100 - LEAST_POINTS)),
    high: Math.min(100, Math.max(highest + room, LEAST_POINTS)),
    steps: 5,
    smallestStep: 1,
  });
  return axisOf(title, ticks);
}

/** An axis whose domain ends at its outer ticks. */
export function axisOf(
  title: string,
  ticks: readonly number[],
  textOf: (at: number) => string = countText,
): ChartAxis {
  return {
    title,
    domain: [ticks[0] ?? 0, ticks.at(-1) ?? 1],
    ticks: ticks.map((at) => ({ at, text: textOf(at) })),
  };
}

/** k from 1 to at least 2 on a log axis: powers of two that leave room for the last k. Places are logarithms. */
export function repeatsAxis(title: string, most: number): ChartAxis {
  const end = Math.log2(most);
  const powers = Array.from({ length: Math.floor(end) + 1 }, (_, exponent) => exponent);
  const step = Math.ceil(powers.length / MOST_TICKS);
  const ticks = powers
    .filter((exponent) => exponent % step === 0)
    // "32" beside "33" would be one smear.
    .filter((exponent) => exponent === end || end - exponent > 0.4 * step || exponent === 0)
    .map((exponent) => ({ at: exponent, text: countText(2 ** exponent) }));
  if (ticks.at(-1)?.at !== end) ticks.push({ at: end, text: countText(most) });
  return { title, domain: [0, end], ticks };
}

/** Tokens on a log axis, whole doublings around what is drawn. Places are logarithms. */
export function tokensAxis(title: string, lowestLog2: number, highestLog2: number): ChartAxis {
  const low = Math.floor(lowestLog2);
  const high = Math.max(low + 1, Math.ceil(highestLog2));
  const step = Math.ceil((high - low) / MOST_TICKS);
  const exponents = Array.from({ length: high - low + 1 }, (_, index) => low + index);
  return {
    title,
    domain: [low, high],
    ticks: exponents
      .filter((exponent) => (exponent - low) % step === 0)
      .map((exponent) => ({ at: exponent, text: powerOfTwoText(exponent) })),
  };
}

/** All heights of points with their bands. */
export function heightsOf(points: readonly CurvePoint[]): number[] {
  return points.flatMap(({ values, bands }) => [
    ...Object.values(values).filter((value) => value !== null),
    ...Object.values(bands).flatMap((band) => band ?? []),
  ]);
}
