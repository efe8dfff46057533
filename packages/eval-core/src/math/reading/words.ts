import { commandMeaning, type Meaning } from './commands.ts';
import { isFunctionName } from './functions.ts';
import { isUnitLetter, unitName } from './units.ts';

/** How the letters around a place are set: as formula, as text, upright, or as an operator's name. */
export type LetterMode = 'math' | 'text' | 'upright' | 'operator';

/** Plain words that a formula may hold without a backslash. */
const PLAIN_WORDS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['and', { kind: 'connective', text: 'and' }],
  ['or', { kind: 'connective', text: 'or' }],
  ['union', { kind: 'set-operator', text: 'union' }],
  ['cup', { kind: 'set-operator', text: 'union' }],
  ['cap', { kind: 'set-operator', text: 'intersection' }],
  ['oo', { kind: 'constant', text: 'infinity' }],
  ['infty', { kind: 'constant', text: 'infinity' }],
  ['infinity', { kind: 'constant', text: 'infinity' }],
  ['Infinity', { kind: 'constant', text: 'infinity' }],
  ['pi', { kind: 'constant', text: 'pi' }],
  ['Pi', { kind: 'constant', text: 'pi' }],
  ['sqrt', { kind: 'command', text: 'sqrt' }],
  ['cbrt', { kind: 'command', text: 'cbrt' }],
  ['mod', { kind: 'command', text: 'mod' }],
  ['degree', { kind: 'mark', text: 'degree' }],
  ['degrees', { kind: 'mark', text: 'degree' }],
  ['percent', { kind: 'mark', text: '%' }],
  ['percentage', { kind: 'mark', text: '%' }],
  ['pct', { kind: 'mark', text: '%' }],
]);

/** Words of up to three letters that are not products of variables. */
const SHORT_WORDS: ReadonlySet<string> = new Set(
  (
    'yes no odd all any are but cat day dog few for has how if is its led lie man men not now of off old one our ' +
    'out per red six sum ten the too two was way who why you'
  ).split(' '),
);

/** Names that a run may begin with when nothing separates them from their argument: "sinx", "xlnx". */
const GLUED_CALLS = /^(?:[a-z]?(?:sin|cos|tan|ln|log)[xyztu])+$/;
const GLUED_PARTS = /sin|cos|tan|ln|log|[a-z]/g;

/** What a run of letters without a backslash stands for: often one thing, else each of its letters. */
export function meaningsOfRun(run: string, mode: LetterMode, afterOperand: boolean): Meaning[] {
  if (/[^A-Za-z]/.test(run)) return [{ kind: 'word', text: run }];
  if (run.length === 1) return [letterMeaning(run, mode, afterOperand)];
  if (afterOperand && unitName(run) !== null && !isPlainMark(run)) {
    return [{ kind: 'word', text: run }];
  }
  const plain = PLAIN_WORDS.get(run);
  if (plain !== undefined) return [plain];
  if (mode !== 'text' && isFunctionName(run)) return [{ kind: 'function', text: run }];
  if (mode === 'operator') return [{ kind: 'function', text: run }];
  if (mode === 'math') return meaningsInFormula(run);
  return /^[A-Z]{2,3}$/.test(run) && !isShortWord(run)
    ? letters(run)
    : [{ kind: 'word', text: run }];
}

/** Whether a whole answer of this shape might be a name rather than a product: "Bob", "abc". */
export function isShortRun(text: string): boolean {
  return /^[A-Za-z]{2,3}$/.test(text);
}

function meaningsInFormula(run: string): Meaning[] {
  const greek = commandMeaning(run);
  if (greek?.kind === 'symbol') return [greek];
  if (GLUED_CALLS.test(run)) {
    return (run.match(GLUED_PARTS) ?? []).map((part) =>
      part.length > 1 ? { kind: 'function', text: part } : { kind: 'symbol', text: part },
    );
  }
  const isWord = run.length > 3 || (isShortWord(run) && run !== run.toUpperCase());
  return isWord ? [{ kind: 'word', text: run }] : letters(run);
}

function letterMeaning(letter: string, mode: LetterMode, afterOperand: boolean): Meaning {
  const isUnit = mode !== 'math' && afterOperand && isUnitLetter(letter);
  return { kind: isUnit ? 'word' : 'symbol', text: letter };
}

function isPlainMark(run: string): boolean {
  return PLAIN_WORDS.get(run)?.kind === 'mark';
}

function isShortWord(run: string): boolean {
  return SHORT_WORDS.has(run.toLowerCase());
}

function letters(run: string): Meaning[] {
  return [...run].map((letter) => ({ kind: 'symbol', text: letter }));
}
