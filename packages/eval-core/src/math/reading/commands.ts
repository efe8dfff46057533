import { isFunctionName } from './functions.ts';
import type { Token } from './tokens.ts';

/** What a LaTeX command or a plain sign stands for; null: it is spacing or styling and says nothing. */
export type Meaning = Pick<Token, 'kind' | 'text'> | null;

const GREEK =
  'alpha beta gamma delta zeta eta theta iota kappa lambda mu nu xi omicron rho sigma tau upsilon chi psi omega ' +
  'Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega ell aleph hbar nabla partial';

const COMMANDS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ...GREEK.split(' ').map((name): [string, Meaning] => [name, { kind: 'symbol', text: name }]),
  ...same('symbol', 'epsilon', 'epsilon varepsilon'),
  ...same('symbol', 'phi', 'phi varphi'),
  ...same('symbol', 'theta', 'vartheta'),
  ...same('symbol', 'rho', 'varrho'),
  ...same('symbol', 'sigma', 'varsigma'),
  ...same('symbol', '…', 'dots ldots cdots dotsc dotsb vdots ddots'),
  ...same('symbol', 'angle', 'angle measuredangle'),
  ...same('symbol', 'triangle', 'triangle bigtriangleup'),
  ...same('symbol', 'perp', 'perp bot'),
  ...same('symbol', 'parallel', 'parallel'),
  ...same('symbol', 'star', 'star ast'),
  ...same('constant', 'pi', 'pi'),
  ...same('constant', 'infinity', 'infty infin'),
  ...same('named-set', 'empty', 'emptyset varnothing'),
  ...same('sign', '±', 'pm'),
  ...same('sign', '∓', 'mp'),
  ...same('times', '*', 'times cdot'),
  ...same('divide', '/', 'div'),
  ...same('relation', '=', 'eq'),
  ...same('relation', '≠', 'ne neq'),
  ...same('relation', '<', 'lt'),
  ...same('relation', '>', 'gt'),
  ...same('relation', '≤', 'le leq leqslant leqq'),
  ...same('relation', '≥', 'ge geq geqslant geqq'),
  ...same('relation', '≈', 'approx simeq sim thickapprox'),
  ...same('relation', '≡', 'equiv cong'),
  ...same('relation', '∈', 'in'),
  ...same('relation', '∉', 'notin'),
  ...same('relation', '⊂', 'subset subsetneq'),
  ...same('relation', '⊆', 'subseteq'),
  ...same(
    'relation',
    '→',
    'to rightarrow longrightarrow Rightarrow implies mapsto iff Leftrightarrow',
  ),
  ...same('set-operator', 'union', 'cup bigcup'),
  ...same('set-operator', 'intersection', 'cap bigcap'),
  ...same('set-operator', 'difference', 'setminus smallsetminus backslash'),
  ...same('connective', 'or', 'lor vee'),
  ...same('connective', 'and', 'land wedge'),
  ...same('bar', '|', 'vert lvert rvert'),
  ...same('bar', '‖', 'Vert lVert rVert'),
  ...same('middle', '|', 'mid'),
  ...same('colon', ':', 'colon'),
  ...same('open', '⟨', 'langle'),
  ...same('close', '⟩', 'rangle'),
  ...same('open', '⌊', 'lfloor'),
  ...same('close', '⌋', 'rfloor'),
  ...same('open', '⌈', 'lceil'),
  ...same('close', '⌉', 'rceil'),
  ...same('open', '\\{', 'lbrace'),
  ...same('close', '\\}', 'rbrace'),
  ...same('open', '[', 'lbrack'),
  ...same('close', ']', 'rbrack'),
  ...same('open', '(', 'lparen'),
  ...same('close', ')', 'rparen'),
  ...same('mark', 'degree', 'degree'),
  ...same('mark', "'", 'prime'),
  ...same('gap', ',', 'quad qquad'),
  ...same('row', ';', 'newline cr'),
  ...same('currency', '$', 'dollar'),
  ...same('currency', '£', 'pounds'),
  ...same('currency', '€', 'euro'),
  ...same('command', 'frac', 'frac dfrac tfrac cfrac sfrac nicefrac'),
  ...same('command', 'binom', 'binom dbinom tbinom'),
  ...same('command', 'sqrt', 'sqrt'),
  ...same('command', 'cbrt', 'cbrt'),
  ...same('command', 'boxed', 'boxed fbox framebox'),
  ...same('command', 'over', 'over'),
  ...same('command', 'choose', 'choose'),
  ...same('command', 'sum', 'sum'),
  ...same('command', 'prod', 'prod'),
  ...same('command', 'integral', 'int iint iiint oint'),
  ...same('command', 'limit', 'lim limsup liminf'),
  ...same('command', 'mod', 'mod bmod pmod pod'),
  ...same('command', 'not', 'not'),
  ...same('command', 'conjugate', 'overline bar'),
  ...same('command', 'dot', 'dot'),
  ...same('command', 'vec', 'vec overrightarrow'),
  ...same('command', 'hat', 'hat widehat'),
  ...same('command', 'tilde', 'tilde widetilde'),
  ...same('command', 'underline', 'underline'),
  ...same('command', 'arc', 'overarc wideparen overparen'),
  ...silent(
    'left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr bigm Bigm',
  ),
  ...silent('displaystyle textstyle scriptstyle limits nolimits nonumber boldmath rm bf it sf tt'),
  ...silent('hfill hline smallskip medskip bigskip null thinspace enspace noindent centering'),
]);

const SIGNS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['+', { kind: 'sign', text: '+' }],
  ['-', { kind: 'sign', text: '-' }],
  ['*', { kind: 'times', text: '*' }],
  ['/', { kind: 'divide', text: '/' }],
  ['^', { kind: 'power', text: '^' }],
  ['_', { kind: 'subscript', text: '_' }],
  ['!', { kind: 'mark', text: '!' }],
  ['%', { kind: 'mark', text: '%' }],
  ["'", { kind: 'mark', text: "'" }],
  ['°', { kind: 'mark', text: 'degree' }],
  ['=', { kind: 'relation', text: '=' }],
  ['<', { kind: 'relation', text: '<' }],
  ['>', { kind: 'relation', text: '>' }],
  [',', { kind: 'separator', text: ',' }],
  [';', { kind: 'separator', text: ';' }],
  [':', { kind: 'colon', text: ':' }],
  ['|', { kind: 'bar', text: '|' }],
  ['&', { kind: 'column', text: '&' }],
  ['(', { kind: 'open', text: '(' }],
  [')', { kind: 'close', text: ')' }],
  ['[', { kind: 'open', text: '[' }],
  [']', { kind: 'close', text: ']' }],
  ['{', { kind: 'open', text: '{' }],
  ['}', { kind: 'close', text: '}' }],
  ...['€', '£', '¥', '₹', '¢'].map((sign): [string, Meaning] => [
    sign,
    { kind: 'currency', text: sign },
  ]),
]);

/** Signs of several characters, longest first. */
const LONG_SIGNS: readonly (readonly [string, Meaning])[] = [
  ['...', { kind: 'symbol', text: '…' }],
  ['**', { kind: 'power', text: '^' }],
  ['!!', { kind: 'mark', text: '!!' }],
  ['!=', { kind: 'relation', text: '≠' }],
  ['<=', { kind: 'relation', text: '≤' }],
  ['>=', { kind: 'relation', text: '≥' }],
  ['==', { kind: 'relation', text: '=' }],
  [':=', { kind: 'relation', text: '=' }],
  ['->', { kind: 'relation', text: '→' }],
  ['=>', { kind: 'relation', text: '→' }],
];

/** A command of one other character: "\{", "\%"; spaces such as "\," and delimiters such as "\(" say nothing. */
const ESCAPES: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['{', { kind: 'open', text: '\\{' }],
  ['}', { kind: 'close', text: '\\}' }],
  ['%', { kind: 'mark', text: '%' }],
  ['$', { kind: 'currency', text: '$' }],
  ['|', { kind: 'bar', text: '‖' }],
  ['&', { kind: 'word', text: 'and' }],
  ['\\', { kind: 'row', text: ';' }],
  ...[...',!;:> ()[]/-\'`"~^.#_\n\t'].map((sign): [string, Meaning] => [sign, null]),
]);

/** The meaning of "\name"; undefined where the command is unknown. */
export function commandMeaning(name: string): Meaning | undefined {
  const known = COMMANDS.get(name);
  if (known !== undefined) return known;
  return isFunctionName(name) ? { kind: 'function', text: name } : undefined;
}

export function escapeMeaning(character: string): Meaning | undefined {
  return ESCAPES.get(character);
}

/** The sign at a place of the text with its length, or null. */
export function signAt(text: string, place: number): { meaning: Meaning; length: number } | null {
  for (const [sign, meaning] of LONG_SIGNS) {
    if (text.startsWith(sign, place)) return { meaning, length: sign.length };
  }
  const meaning = SIGNS.get(text.charAt(place));
  return meaning === undefined ? null : { meaning, length: 1 };
}

function same(kind: Token['kind'], text: string, names: string): [string, Meaning][] {
  return names.split(' ').map((name) => [name, { kind, text }]);
}

function silent(names: string): [string, Meaning][] {
  return names.split(' ').map((name) => [name, null]);
}
