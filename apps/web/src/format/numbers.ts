import { percentText } from '@assay/eval-core/statistics/percent-text';

/** What a figure that is not known is shown as; the reason belongs in a title or beside it. */
export const MISSING = '—';

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/**
 * A fraction in per cent, or a width in points, without the sign: the unit belongs in the column's header. `0.629` →
 * `62.9`, and with more decimals where it would claim 0 or 100: `0.0004` → `0.04`.
 */
export function formatPercent(fraction: number | null, digits = 1): string {
  return fraction === null ? MISSING : percentText(fraction, digits);
}

/** A whole number with thousands apart. `1920` → `1,920`. */
export function formatCount(count: number | null): string {
  return count === null ? MISSING : grouped.format(count);
}

/** A number with a fixed count of decimals, so that columns align; large ones are grouped too. */
export function formatDecimal(value: number | null, digits = 1): string {
  if (value === null) return MISSING;
  return value.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

const tokenUnits = [
  { suffix: '', size: 1 },
  { suffix: 'k', size: 1e3 },
  { suffix: 'M', size: 1e6 },
  { suffix: 'G', size: 1e9 },
] as const;

/** A count of tokens to three digits or so. `812` → `812`, `1234` → `1.2k`, `2500000` → `2.5M`. */
export function formatTokens(tokens: number | null): string {
  if (tokens === null) return MISSING;
  for (const { suffix, size } of tokenUnits) {
    const scaled = tokens / size;
    const text = suffix === '' || scaled >= 99.95 ? scaled.toFixed(0) : scaled.toFixed(1);
    // Judged after rounding: 999,950 is 1.0M and not 1000k.
    if (Number(text) < 1000 || suffix === 'G') return `${text}${suffix}`;
  }
  return MISSING;
}
