import { TOO_LARGE, UNREADABLE } from './failures.ts';
import { MAX_DEPTH } from './limits.ts';
import { endsOperand, type Token } from './tokens.ts';

/** The closing signs of an opening one. "[0, 1[" and "]0, 1[" are intervals too. */
const CLOSERS: Readonly<Record<string, readonly string[]>> = {
  '(': [')', ']', '['],
  '[': [']', ')', '['],
  ']': ['[', ')', ']'],
  '{': ['}'],
  '\\{': ['\\}', '}'],
  '⟨': ['⟩'],
  '⌊': ['⌋'],
  '⌈': ['⌉'],
  '|': ['|'],
  '‖': ['‖'],
};

/** The closing bracket of one that groups: intervals may have another. */
export const MATCHING_BRACKETS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '⟨': '⟩' };

/** What stands directly between a pair of delimiters. */
export interface Pair {
  close: number;
  hasSeparator: boolean;
  hasRelation: boolean;
  /** The place of the first bar or colon between, or −1. */
  middle: number;
}

interface Open extends Pair {
  at: number;
  text: string;
  /** "\{", or a brace that stands where a set may stand and no command's argument. */
  isSet: boolean;
}

/**
 * Decides in one pass what opens and what closes: bars, French brackets, and the bar or colon of a set.
 * The kinds of the tokens are set accordingly; the result has the pair of each opening token.
 */
export function pairDelimiters(tokens: Token[]): Map<number, Pair> {
  const pairs = new Map<number, Pair>();
  const stack: Open[] = [];
  tokens.forEach((token, index) => {
    settleKind(token, tokens[index - 1], stack.at(-1));
    const top = stack.at(-1);
    if (token.kind === 'open') {
      if (stack.length >= MAX_DEPTH) throw TOO_LARGE;
      stack.push({
        at: index,
        text: token.text,
        isSet: isSetBrace(token, tokens[index - 1]),
        close: -1,
        hasSeparator: false,
        hasRelation: false,
        middle: -1,
      });
    } else if (token.kind === 'close') closePair(token, index, tokens, stack, pairs);
    else if (token.kind === 'separator' && top) top.hasSeparator = true;
    else if (token.kind === 'relation' && top) top.hasRelation = true;
    else if (token.kind === 'middle' && top && top.middle < 0) top.middle = index;
  });
  releaseBars(tokens, stack);
  if (stack.length > 0) throw UNREADABLE;
  return pairs;
}

function settleKind(token: Token, previous: Token | undefined, top: Open | undefined): void {
  if (token.kind === 'bar') token.kind = barKind(token, previous, top);
  else if (token.text === ']' && token.kind === 'close') {
    if (!endsOperand(previous) && !isSquare(top)) token.kind = 'open';
  } else if (token.text === '[' && token.kind === 'open') {
    if (endsOperand(previous) && isSquare(top) && top?.hasSeparator === true) token.kind = 'close';
  } else if (token.kind === 'colon' && top?.isSet === true && !top.hasSeparator && top.middle < 0) {
    token.kind = 'middle';
  }
}

function barKind(token: Token, previous: Token | undefined, top: Open | undefined): Token['kind'] {
  if (!endsOperand(previous)) return 'open';
  if (top?.text === token.text) return 'close';
  return top?.isSet === true && top.middle < 0 ? 'middle' : 'open';
}

function closePair(
  token: Token,
  index: number,
  tokens: Token[],
  stack: Open[],
  pairs: Map<number, Pair>,
): void {
  if (token.text !== '|' && token.text !== '‖') releaseBars(tokens, stack);
  const open = stack.pop();
  if (!open || CLOSERS[open.text]?.includes(token.text) !== true) throw UNREADABLE;
  const { hasSeparator, hasRelation, middle } = open;
  pairs.set(open.at, { close: index, hasSeparator, hasRelation, middle });
}

/** Bars that never closed stand between: P(A|B), 3|n. */
function releaseBars(tokens: Token[], stack: Open[]): void {
  for (let top = stack.at(-1); top?.text === '|'; top = stack.at(-1)) {
    const token = tokens[top.at];
    if (token) token.kind = 'middle';
    stack.pop();
    const outer = stack.at(-1);
    if (outer && outer.middle < 0) outer.middle = top.at;
  }
}

function isSquare(open: Open | undefined): boolean {
  return open?.text === '[' || open?.text === ']' || open?.text === '(';
}

function isSetBrace(token: Token, previous: Token | undefined): boolean {
  if (token.text === '\\{') return true;
  const kind = previous?.kind;
  return (
    token.text === '{' && (kind === undefined || kind === 'relation' || kind === 'set-operator')
  );
}
