const PERCENT = /[\s$*)\]\\]{0,6}(?:%|percentage\b|percent\b|pct\b|per cent\b)/iy;

/** Where a percent sign or word that stands right behind an answer ends ("$28$ %"); null: there is none. */
export function trailingPercent(text: string, end: number): number | null {
  PERCENT.lastIndex = end;
  return PERCENT.test(text) ? PERCENT.lastIndex : null;
}
