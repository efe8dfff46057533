import { joinsAnswers } from './answer-gap.ts';
import type { Span } from './candidate.ts';
import type { MathCandidate } from './math-candidate.ts';
import { trailingPercent } from './trailing-percent.ts';

/** A formula between delimiters: `start`/`end` with them, `inner` without. */
export interface MathEnvironment extends Span {
  inner: string;
  /** Whether it stands on its own (`$$…$$`, `\[…\]`) instead of in a sentence. */
  isDisplay: boolean;
}

/** A row break and an escaped dollar are tokens so that their second half is not taken for a delimiter. */
const TOKENS =
  /\\\\|\\\$|\\[()[\]]|\$\$|\$|\\(begin|end)\{(?:equation|align|aligned|gather|multline|eqnarray|displaymath|math)\*?\}|\n[^\S\n]{0,20}\n/g;
const CLOSERS: Readonly<Record<string, string>> = { '\\(': '\\)', '\\[': '\\]', $: '$', $$: '$$' };
/** A dollar that is money: a number follows, and then prose or the end of a phrase. */
const MONEY = /\$\d[\d,]{0,20}(?:\.\d{1,6})?(?=\s+[a-z]{3,}\b(?!\$)|[.,;:!?)]\s|[.,;:!?)]?$)/iy;

/**
 * All formulas between `$`, `$$`, `\(…\)`, `\[…\]` or in a display environment, in order. A dollar is
 * closed within its paragraph or not at all, and one that is money opens nothing. Linear.
 */
export function mathEnvironments(text: string): MathEnvironment[] {
  const found: MathEnvironment[] = [];
  let open: { start: number; inside: number; closer: string } | null = null;
  for (const { 0: token, index, 1: edge } of text.matchAll(TOKENS)) {
    const end = index + token.length;
    if (open !== null && (token === open.closer || (open.closer === 'end' && edge === 'end'))) {
      const { start, inside, closer } = open;
      found.push({
        start,
        end,
        inner: text.slice(inside, index).trim(),
        isDisplay: closer !== '$' && closer !== '\\)',
      });
      open = null;
    } else if (token.startsWith('\n')) {
      if (open?.closer === '$') open = null;
    } else if (open === null || open.closer === '$') {
      const closer: string | undefined = edge === 'begin' ? 'end' : CLOSERS[token];
      if (closer !== undefined && !isMoney(text, index))
        open = { start: index, inside: end, closer };
    }
  }
  return found.filter(({ inner }) => inner !== '');
}

/** Formulas that only a separator parts are one answer: "$12$ and $13$". */
export function environmentAnswers(text: string, rule: string): MathCandidate[] {
  const groups: [MathEnvironment, ...MathEnvironment[]][] = [];
  for (const environment of mathEnvironments(text)) {
    const group = groups.at(-1);
    const gap = group === undefined ? null : text.slice(group.at(-1)?.end, environment.start);
    if (group !== undefined && gap !== null && gap.trim() !== '' && joinsAnswers(gap))
      group.push(environment);
    else groups.push([environment]);
  }
  return groups.map((group) => candidateOf(text, group, rule));
}

function candidateOf(
  text: string,
  group: readonly [MathEnvironment, ...MathEnvironment[]],
  rule: string,
): MathCandidate {
  const [first, ...others] = group;
  const end = group.at(-1)?.end ?? first.end;
  const percent = others.length > 0 ? null : trailingPercent(text, end);
  const head = percent === null ? first.inner : `${first.inner}%`;
  return {
    start: first.start,
    end: percent ?? end,
    rule,
    texts: [head, ...others.map(({ inner }) => inner)],
  };
}

function isMoney(text: string, index: number): boolean {
  MONEY.lastIndex = index;
  return MONEY.test(text);
}
