import type { Estimate, Interval } from '@assay/eval-core/statistics/interval';
import { percentDecimals } from '@assay/eval-core/statistics/percent-text';

import { countedText, countText } from './number-text.ts';

/** How a figure is written: what it is multiplied by, how many decimals, what stands behind it. */
export interface FigureUnit {
  factor: number;
  digits: number;
  /** " %", " points", " tokens"; "" for a ratio. */
  suffix: string;
}

export const PERCENT: FigureUnit = { factor: 100, digits: 1, suffix: ' %' };
export const POINTS: FigureUnit = { factor: 100, digits: 1, suffix: ' points' };
export const TOKENS: FigureUnit = { factor: 1, digits: 0, suffix: ' tokens' };
export const RATIO: FigureUnit = { factor: 1, digits: 2, suffix: '' };
export const REWARD: FigureUnit = { factor: 1, digits: 2, suffix: '' };

/** In the place of a figure that cannot be known. */
export const GAP = '—';

export interface FigureModel {
  /** Without its unit; "—" where it cannot be known. */
  text: string;
  /** "47.1–76.3", without the unit; null: there is no interval. */
  bounds: string | null;
  /** The figure, its interval with level and method, and its n: for the tooltip and for screen readers. */
  description: string;
}

export interface FigureOptions {
  unit: FigureUnit;
  /** What n counts, in the singular. */
  of?: string;
  /** Why the figure is null. */
  reason?: string | undefined;
}

/** A figure with its doubt, in words. */
export function prepareFigure(
  { value, interval, n }: Estimate,
  { unit, of = 'question', reason = 'it cannot be known from these samples' }: FigureOptions,
): FigureModel {
  const size = `n = ${countedText(n, of)}`;
  if (value === null)
    return { text: GAP, bounds: null, description: `No figure: ${reason}; ${size}.` };
  const text = numberText(value, unit);
  const doubt = interval === null ? 'no interval can be known' : intervalWords(interval, unit);
  return {
    text,
    bounds: interval && boundsOf(interval, unit),
    description: `${text}${unit.suffix}; ${doubt}; ${size}.`,
  };
}

/** "62.9", "−0.25", "1,920": a true minus, and grouped thousands. */
export function numberText(value: number, { factor, digits }: FigureUnit): string {
  const decimals = factor === 100 ? percentDecimals(value, digits) : digits;
  const text = (value * factor).toLocaleString('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  // −0.04 with one decimal is "-0.0", which is nobody's number.
  if (Number(text.replaceAll(',', '')) === 0) return text.replace('-', '');
  return text.replace('-', '−');
}

/** "47.1–76.3"; "−0.30 to −0.10" where a minus would meet the dash. */
export function boundsOf({ low, high }: Interval, unit: FigureUnit): string {
  const [from, to] = [numberText(low, unit), numberText(high, unit)];
  return low < 0 || high < 0 ? `${from} to ${to}` : `${from}–${to}`;
}

/** "47.1–76.3 %, 95 % interval (wilson-design-effect)". */
export function intervalWords(interval: Interval, unit: FigureUnit): string {
  return `${boundsOf(interval, unit)}${unit.suffix}, ${levelText(interval.level)} interval (${interval.method})`;
}

/** "95 %", "99.9 %". */
export function levelText(level: number): string {
  return `${Number((level * 100).toPrecision(6))} %`;
}

/**
 * The names of the methods of all intervals inside a piece of statistics, each once, in the order they come: what a
 * method line says, so that no screen names a method that its figures do not have.
 */
export function methodsIn(statistics: unknown): string[] {
  const methods = new Set<string>();
  collectMethods(statistics, methods);
  return [...methods];
}

function collectMethods(part: unknown, methods: Set<string>): void {
  if (typeof part !== 'object' || part === null) return;
  if ('method' in part && typeof part.method === 'string') methods.add(part.method);
  for (const inner of Object.values(part)) collectMethods(inner, methods);
}

/** "Intervals: 95 %, for new questions like these; wilson-design-effect." */
export function methodLine(statistics: unknown, level: number): string {
  const methods = methodsIn(statistics);
  const names = methods.length === 0 ? 'none can be known' : methods.join(', ');
  return `Intervals: ${levelText(level)}, for new questions like these (${names}).`;
}

/** "n = 30", or "n = 12–30" along a curve. */
export function sizesText(sizes: readonly number[], noun: string): string {
  const least = Math.min(...sizes);
  const most = Math.max(...sizes);
  return least === most
    ? countedText(most, noun)
    : `${countText(least)}–${countedText(most, noun)}`;
}
