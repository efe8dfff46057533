/**
 * What a piece of an answer does, however it was written: "\leq", "≤" and "<=" are the same relation.
 * 'mark' is a postfix mark (!, %, degree, prime); 'command' a structure with arguments, such as frac.
 */
export type TokenKind =
  | 'number'
  | 'based'
  | 'symbol'
  | 'function'
  | 'constant'
  | 'named-set'
  | 'word'
  | 'sign'
  | 'times'
  | 'divide'
  | 'power'
  | 'subscript'
  | 'mark'
  | 'currency'
  | 'relation'
  | 'set-operator'
  | 'separator'
  | 'connective'
  | 'colon'
  | 'middle'
  | 'bar'
  | 'open'
  | 'close'
  | 'gap'
  | 'row'
  | 'column'
  | 'begin'
  | 'end'
  | 'command'
  | 'unknown';

export interface Token {
  kind: TokenKind;
  /** The canonical spelling: the same for every way to write the same thing. */
  text: string;
  /** White space (or a spacing command) stands before it. */
  isSpaced: boolean;
  /** Written as text ("\text{m}"), where a letter is more likely a unit than a variable. */
  isText: boolean;
}

/** The kinds after which an operand is complete: what follows is an operator, a closing bracket, or a factor. */
const OPERAND_ENDS: ReadonlySet<TokenKind> = new Set([
  'number',
  'based',
  'symbol',
  'constant',
  'named-set',
  'word',
  'mark',
  'close',
  'end',
]);

export function endsOperand(token: Token | undefined): boolean {
  return token !== undefined && OPERAND_ENDS.has(token.kind);
}
