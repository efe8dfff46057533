import type { MathCandidate } from './math-candidate.ts';
import { trailingPercent } from './trailing-percent.ts';

/** `**25%**`, `**$x = 3$**`: bold type that begins like a value and is not a list number or a heading. */
const BOLD = /\*\*(?![\s*])([^*\n]{1,80})\*\*/g;
const VALUE = /^(?:[-−+]?\s?[$€£¥]?\s?[\d.(\\[]|\$|[a-z]\s?=)/i;
const HEADING = /[:：]$|^\d{1,3}[.)]/;

/** Values in bold type, in order. Linear. */
export function boldValues(text: string): MathCandidate[] {
  const values: MathCandidate[] = [];
  for (const { 0: bold, 1: inner = '', index } of text.matchAll(BOLD)) {
    const value = inner.trim();
    if (!VALUE.test(value) || HEADING.test(value)) continue;
    const end = index + bold.length;
    const percent = trailingPercent(text, end);
    const suffix = percent === null ? '' : '%';
    values.push({
      start: index,
      end: percent ?? end,
      rule: 'bold-value',
      texts: [`${value}${suffix}`],
    });
  }
  return values;
}
