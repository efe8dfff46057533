import type { LengthBinRange } from '@assay/eval-core/statistics/length-bins';

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** 12345 → "12,345". */
export function countText(count: number): string {
  return grouped.format(count);
}

/** "1 item", "30 items". */
export function countedText(count: number, noun: string): string {
  return `${countText(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** "4,096–4,870", "3", "from 2,097,152": the last token count that belongs, not the first that does not. */
export function tokenRangeText({ fromTokens, toTokensExclusive }: LengthBinRange): string {
  if (toTokensExclusive === null) return `from ${countText(fromTokens)}`;
  const last = toTokensExclusive - 1;
  return last === fromTokens
    ? countText(fromTokens)
    : `${countText(fromTokens)}–${countText(last)}`;
}

/** A power of two as context windows are named: 512, 32k for 32,768, 1M for 1,048,576. */
export function powerOfTwoText(exponent: number): string {
  if (exponent >= 20) return `${countText(2 ** (exponent - 20))}M`;
  if (exponent >= 10) return `${countText(2 ** (exponent - 10))}k`;
  return countText(2 ** exponent);
}
