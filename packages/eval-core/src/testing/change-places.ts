import { bracketGroups, type BracketGroup } from './bracket-groups.ts';
import { tokensOf, type LatexToken } from './latex-tokens.ts';

export const MUTATION_OPS = ['digit', 'sign', 'bracket', 'operator'] as const;

export type MutationOp = (typeof MUTATION_OPS)[number];

/** A place of a text and what may be put there instead. */
export interface ChangePlace {
  at: number;
  choices: readonly string[];
}

interface TokenInContext extends LatexToken {
  before: string;
  beforeThat: string;
  /** The next two tokens. */
  after: string;
}

const DIGITS = [...'0123456789'];
/** A sign can stand at the start of a term: behind one of these, or at the start of the text. */
const TERM_STARTS = new Set(['(', '[', '\\{', '{', ',', ';', '=']);
const TERM_HEAD = /^(?:[0-9a-zA-Z(.]|\\(?!begin|text|end|circ|[^a-zA-Z])[a-zA-Z]+)$/;
/** Groups behind these hold no term: subscripts, words, names. */
const NO_TERM_AFTER = /^(?:_|\\(?:text|operatorname|mathrm|mathbb|mathbf|begin|end|boxed|mho))$/;
const OPERAND_END =
  /^(?:[0-9a-zA-Z)\]}!']|\\\}|\\(?:pi|infty|rfloor|rceil|lambda|mu|alpha|theta))$/;

const OTHER_OPERATORS: ReadonlyMap<string, string> = new Map([
  ['*', '+'],
  ['/', '+'],
  ['\\cdot', '+'],
  ['\\times', '+'],
  ['^', '\\cdot '],
  ['=', '\\neq '],
  ['\\neq', '='],
  ['<', '\\leq '],
  ['>', '\\geq '],
  ['\\leq', '<'],
  ['\\leqslant', '<'],
  ['\\geq', '>'],
  ['\\geqslant', '>'],
  ['\\ge', '>'],
  ['\\cup', '\\cap'],
]);

/** Other brackets round a list, where they tell intervals, tuples and sets apart; one end or both. */
const OTHER_LIST_BRACKETS: ReadonlyMap<string, readonly string[]> = new Map([
  ['(', ['[', '[ ]', '\\{ \\}']],
  ['[', ['(', '( )']],
  [')', [']']],
  [']', [')']],
  ['\\{', ['( )', '[ ]']],
]);

/** Other brackets round one value. */
const OTHER_VALUE_BRACKETS: ReadonlyMap<string, readonly string[]> = new Map([
  ['(', ['[ ]']],
  ['[', ['( )']],
  ['\\lfloor', ['\\lceil \\rceil']],
  ['\\lceil', ['\\lfloor \\rfloor']],
]);

/** Every place where one digit, sign, bracket or operator of the text can be changed. */
export function changePlaces(text: string): Record<MutationOp, ChangePlace[]> {
  const tokens = inContext(tokensOf(text));
  const groups = bracketGroups(text).filter(isNoRootDegree(text));
  const lists = groups.filter(({ isList }) => isList);
  return {
    digit: tokens.flatMap(digitPlace),
    sign: tokens.filter(mayBeSigned(text, lists)).flatMap(signPlace),
    bracket: groups.flatMap(bracketPlaces),
    operator: tokens.flatMap(operatorPlace),
  };
}

function digitPlace({ text, start }: TokenInContext): ChangePlace[] {
  if (!DIGITS.includes(text)) return [];
  return [{ at: start, choices: DIGITS.filter((digit) => digit !== text) }];
}

/** A sign stands before a value, in parentheses or not; nobody writes -(2, 4), and "\left-(" is no formula. */
const mayBeSigned =
  (text: string, lists: readonly BracketGroup[]) =>
  ({ start }: LatexToken): boolean =>
    !text.slice(0, start).endsWith('\\left') && lists.every(({ open }) => open.start !== start);

function signPlace({ text, start, before, beforeThat }: TokenInContext): ChangePlace[] {
  const isTermStart = before === '' || (TERM_STARTS.has(before) && !NO_TERM_AFTER.test(beforeThat));
  const isRootDegree = before === '[' && beforeThat === '\\sqrt';
  if (!isTermStart || isRootDegree) return [];
  if (text === '-') return [{ at: start, choices: [''] }];
  return TERM_HEAD.test(text) ? [{ at: start, choices: ['-'] }] : [];
}

const isNoRootDegree =
  (text: string) =>
  ({ open }: BracketGroup): boolean =>
    !text.slice(0, open.start).endsWith('\\sqrt');

function bracketPlaces({ open, close, isList }: BracketGroup): ChangePlace[] {
  const others = isList ? OTHER_LIST_BRACKETS : OTHER_VALUE_BRACKETS;
  return [open, close].flatMap(({ text, start }) => {
    const choices = others.get(text);
    return choices === undefined ? [] : [{ at: start, choices }];
  });
}

function operatorPlace({ text, start, before, after }: TokenInContext): ChangePlace[] {
  const isBinary = OPERAND_END.test(before);
  if (text === '+') return isBinary ? [{ at: start, choices: ['-'] }] : [];
  if (text === '-') return isBinary ? [{ at: start, choices: ['+'] }] : [];
  const isDegree = text === '^' && after.includes('\\circ');
  const other = OTHER_OPERATORS.get(text);
  return other === undefined || isDegree ? [] : [{ at: start, choices: [other] }];
}

/** Each token with its neighbours; dollar signs and sizes (\left, \right) say nothing and are passed over. */
function inContext(tokens: readonly LatexToken[]): TokenInContext[] {
  const spoken = tokens.filter(({ text }) => !/^(?:\$|\\left|\\right|\\quad)$/.test(text));
  const textAt = (index: number): string => spoken[index]?.text ?? '';
  return spoken.map((token, index) => ({
    ...token,
    before: textAt(index - 1),
    beforeThat: textAt(index - 2),
    after: textAt(index + 1) + textAt(index + 2),
  }));
}
