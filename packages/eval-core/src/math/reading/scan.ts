import { commandMeaning, escapeMeaning, signAt, type Meaning } from './commands.ts';
import { matchAt, scanNumber, type NumberStyle } from './scan-number.ts';
import { endsOperand, type Token } from './tokens.ts';
import { meaningsOfRun, type LetterMode } from './words.ts';

export interface Scan {
  tokens: Token[];
  isGroupingAmbiguous: boolean;
  isExponentAmbiguous: boolean;
}

interface Scanner extends Scan {
  text: string;
  place: number;
  style: NumberStyle;
  isSpaced: boolean;
  /** How letters outside all braces are set. */
  mode: LetterMode;
  /** For each open environment whether it has cells. */
  tables: boolean[];
  /** The letter modes of the open braces; a brace of \text is silent, it makes no token. */
  braces: { mode: LetterMode; isSilent: boolean }[];
}

const LETTER_COMMANDS: ReadonlyMap<string, LetterMode> = new Map([
  ...['text', 'textbf', 'textit', 'textrm', 'textsf', 'texttt', 'textnormal', 'mbox', 'hbox'].map(
    (name): [string, LetterMode] => [name, 'text'],
  ),
  ...['mathrm', 'mathbf', 'mathit', 'mathsf', 'mathtt', 'mathcal', 'mathscr', 'mathfrak'].map(
    (name): [string, LetterMode] => [name, 'upright'],
  ),
  ...['bm', 'boldsymbol', 'pmb', 'emph'].map((name): [string, LetterMode] => [name, 'upright']),
  ['operatorname', 'operator'],
]);

/** Commands whose argument is about the page. */
const LAYOUT = new Set(['tag', 'label', 'hspace', 'vspace', 'phantom', 'color', 'textcolor']);

/** Environments whose "&" and "\\" separate cells and rows. */
const TABLES = new Set([
  ...['matrix', 'pmatrix', 'bmatrix', 'Bmatrix', 'vmatrix', 'smallmatrix', 'array', 'cases'],
]);

const SPACE = /[\s~]+/y;
const LETTERS = /[\p{L}\p{M}]+/uy;
const COMMAND = /\\([A-Za-z]+)\*?/y;
const OPEN_BRACE = /\s*\{/y;
const LAYOUT_ARGUMENT = /\s*\{[^{}]{0,80}\}/y;
const BLACKBOARD = /\s*(?:\{\s*([A-Za-z])\s*\}|([A-Za-z]))/y;
const ENVIRONMENT = /\s*\{([A-Za-z]{1,20})\*?\}(?:\s*\{[lcr|@\s]{0,80}\})?/y;
/** "3^{\text{rd}}" is 3. */
const RAISED_ORDINAL = /\^\s*\{\s*\\(?:text|textrm|mathrm)\{\s*(?:st|nd|rd|th)\s*\}\s*\}/y;
/** An exponent that is a mark and no power: ^\circ, ^{\circ}, ^\prime. */
const RAISED_MARK =
  /\^\s*(?:\\(circ|degree|prime)(?![a-z])|\{\s*\\?(circ|degree|prime|')\s*\}|(o)(?![a-z])|\{(o)\})/y;
/** Digits with letters above nine, told by the base behind them: 1A3_{16}. */
const BASED = /[0-9A-F]{2,24}(?=\}?_\{?\(?(?:1[1-9]|2\d|3[0-6])(?!\d))/y;
/** .\\overline{3}: a point with nothing before it and a period behind it. */
const OPEN_PERIOD = /\.\\(?:overline|bar|dot)\b/y;
const LOG_BASE = /log(2|10)(?=\s*\()/y;
const MEMBER = /in(?=\s*(?:[[(]|\\\{|\\mathbb|\\left))/y;

/** Splits normalised text into tokens: one pass, each character looked at a bounded number of times. */
export function scan(text: string, style: NumberStyle, mode: LetterMode = 'math'): Scan {
  const scanner: Scanner = {
    text,
    place: 0,
    style,
    isSpaced: false,
    tokens: [],
    mode,
    tables: [],
    braces: [],
    isGroupingAmbiguous: false,
    isExponentAmbiguous: false,
  };
  while (scanner.place < text.length) scanNext(scanner);
  return {
    tokens: settleGaps(scanner.tokens),
    isGroupingAmbiguous: scanner.isGroupingAmbiguous,
    isExponentAmbiguous: scanner.isExponentAmbiguous,
  };
}

function scanNext(scanner: Scanner): void {
  const { text, place } = scanner;
  const character = text.charAt(place);
  if (take(scanner, SPACE)) scanner.isSpaced = true;
  else if (character === '\\') scanBackslash(scanner);
  else if (character === '{' || character === '}') scanBrace(scanner, character);
  else if (/[0-9A-F]/.test(character) && scanBased(scanner)) return;
  else if (/^\.?\d/.test(text.slice(place, place + 2))) scanDigits(scanner);
  else if (character === '.' && matchAt(OPEN_PERIOD, text, place)) scanDigits(scanner);
  else if (/[\p{L}\p{M}]/u.test(character)) scanLetters(scanner);
  else if (character === '^' && scanRaisedMark(scanner)) return;
  else scanSign(scanner);
}

function scanBackslash(scanner: Scanner): void {
  const command = take(scanner, COMMAND);
  if (command) {
    scanCommand(scanner, command[1] ?? '');
    return;
  }
  const meaning = escapeMeaning(scanner.text.charAt(scanner.place + 1));
  scanner.place += 2;
  if (meaning === null) scanner.isSpaced = true;
  else push(scanner, meaning ?? { kind: 'unknown', text: '\\' });
}

function scanCommand(scanner: Scanner, name: string): void {
  const mode = LETTER_COMMANDS.get(name);
  if (mode !== undefined) {
    if (take(scanner, OPEN_BRACE)) scanner.braces.push({ mode, isSilent: true });
  } else if (LAYOUT.has(name)) take(scanner, LAYOUT_ARGUMENT);
  else if (name === 'mathbb' || name === 'Bbb') scanBlackboard(scanner);
  else if (name === 'begin' || name === 'end') scanEnvironment(scanner, name);
  else if (name === 'left' || name === 'right') {
    if (scanner.text.charAt(scanner.place) === '.') scanner.place += 1;
  } else scanKnownPrefix(scanner, name);
}

/** "\quadx" is "\quad x" to every reader: the longest known beginning counts, and the rest is read as letters. */
function scanKnownPrefix(scanner: Scanner, name: string): void {
  const whole = commandMeaning(name);
  if (whole === undefined) {
    for (let length = Math.min(name.length - 1, 20); length >= 3; length -= 1) {
      const meaning = commandMeaning(name.slice(0, length));
      if (meaning === undefined) continue;
      scanner.place -= name.length - length;
      pushOrSpace(scanner, meaning);
      return;
    }
  }
  pushOrSpace(scanner, whole === undefined ? { kind: 'symbol', text: `\\${name}` } : whole);
}

function scanBlackboard(scanner: Scanner): void {
  const match = take(scanner, BLACKBOARD);
  const letter = match?.[1] ?? match?.[2] ?? '';
  if (letter !== '')
    push(scanner, { kind: isNumberSet(letter) ? 'named-set' : 'symbol', text: letter });
}

/** Environments of lines say no more than a comma between lines; those of cells keep their shape. */
function scanEnvironment(scanner: Scanner, kind: 'begin' | 'end'): void {
  const match = take(scanner, ENVIRONMENT);
  const hasCells = match !== null && TABLES.has(match[1] ?? '');
  if (kind === 'begin') scanner.tables.push(hasCells);
  else scanner.tables.pop();
  if (match && !hasCells) return;
  push(scanner, match ? { kind, text: match[1] ?? '' } : { kind: 'unknown', text: kind });
}

function scanBrace(scanner: Scanner, brace: '{' | '}'): void {
  scanner.place += 1;
  if (brace === '{') {
    scanner.braces.push({ mode: letterMode(scanner), isSilent: false });
    push(scanner, { kind: 'open', text: '{' });
  } else if (scanner.braces.pop()?.isSilent !== true) push(scanner, { kind: 'close', text: '}' });
}

function scanBased(scanner: Scanner): boolean {
  const match = take(scanner, BASED);
  if (match) push(scanner, { kind: 'based', text: match[0] });
  return match !== null;
}

function scanDigits(scanner: Scanner): void {
  const number = scanNumber(scanner.text, scanner.place, scanner.style);
  scanner.place = number.end;
  scanner.isGroupingAmbiguous ||= number.isGroupingAmbiguous;
  scanner.isExponentAmbiguous ||= number.isExponentAmbiguous;
  push(scanner, { kind: 'number', text: number.text });
}

function scanLetters(scanner: Scanner): void {
  const base = take(scanner, LOG_BASE);
  if (base) {
    push(scanner, { kind: 'function', text: 'log' });
    push(scanner, { kind: 'subscript', text: '_' });
    push(scanner, { kind: 'number', text: base[1] ?? '' });
    return;
  }
  const afterOperand = endsOperand(scanner.tokens.at(-1)) || isAfterUnitBar(scanner.tokens);
  if (afterOperand && take(scanner, MEMBER)) {
    push(scanner, { kind: 'relation', text: '∈' });
    return;
  }
  const run = take(scanner, LETTERS)?.[0] ?? '';
  for (const meaning of meaningsInContext(scanner, run, afterOperand)) push(scanner, meaning);
}

/**
 * "frac{1}{2}" has lost its backslash on the way: a command name before a brace is that command. Letters
 * after a word are a word, however short: "because it holds".
 */
function meaningsInContext(scanner: Scanner, run: string, afterOperand: boolean): Meaning[] {
  const command = scanner.text.charAt(scanner.place) === '{' ? commandMeaning(run) : undefined;
  if (command?.kind === 'command') return [command];
  const isAfterWord = scanner.tokens.at(-1)?.kind === 'word' && run.length > 1;
  return isAfterWord || isAfterUnitBar(scanner.tokens)
    ? meaningsOfRun(run, 'text', afterOperand)
    : meaningsOfRun(run, letterMode(scanner), afterOperand);
}

/** After "km/" comes a unit. */
function isAfterUnitBar(tokens: readonly Token[]): boolean {
  return tokens.at(-1)?.kind === 'divide' && tokens.at(-2)?.kind === 'word';
}

function scanRaisedMark(scanner: Scanner): boolean {
  if (take(scanner, RAISED_ORDINAL)) return true;
  const match = take(scanner, RAISED_MARK);
  if (!match) return false;
  const name = match[1] ?? match[2] ?? 'circ';
  push(scanner, { kind: 'mark', text: name === 'prime' || name === "'" ? "'" : 'degree' });
  return true;
}

function scanSign(scanner: Scanner): void {
  const sign = signAt(scanner.text, scanner.place);
  const character = scanner.text.charAt(scanner.place);
  scanner.place += sign?.length ?? 1;
  if (sign) pushOrSpace(scanner, sign.meaning);
  else if ('.?"`'.includes(character)) scanner.isSpaced = true;
  else push(scanner, { kind: 'unknown', text: character });
}

function pushOrSpace(scanner: Scanner, meaning: Meaning): void {
  if (meaning === null) scanner.isSpaced = true;
  else push(scanner, meaning);
}

const NEGATED: ReadonlyMap<string, string> = new Map([
  ['=', '≠'],
  ['∈', '∉'],
]);

function push(scanner: Scanner, meaning: Meaning): void {
  if (meaning === null || (meaning.kind === 'column' && !isInTable(scanner))) return;
  const { tokens, isSpaced } = scanner;
  const previous = tokens.at(-1);
  const isNegated = previous?.kind === 'command' && previous.text === 'not';
  const negated = isNegated ? NEGATED.get(meaning.text) : undefined;
  if (negated !== undefined) tokens.pop();
  const mode = letterMode(scanner);
  tokens.push({
    kind: meaning.kind === 'row' && !isInTable(scanner) ? 'gap' : meaning.kind,
    text: negated ?? meaning.text,
    isSpaced,
    isText: mode === 'text' || mode === 'upright',
  });
  scanner.isSpaced = false;
}

/** A wide space separates things where both sides are complete, as do two boxes: "x = 1 \quad y = 2". */
function settleGaps(tokens: Token[]): Token[] {
  if (!tokens.some(({ kind, text }) => kind === 'gap' || text === 'boxed')) return tokens;
  return tokens.flatMap((token, index) => {
    if (token.text === 'boxed' && tokens[index - 1]?.text === '}') {
      return [{ ...token, kind: 'separator' as const, text: ',' }, token];
    }
    if (token.kind !== 'gap') return [token];
    const next = tokens[index + 1];
    const separates =
      endsOperand(tokens[index - 1]) &&
      (next?.kind === 'symbol' || next?.kind === 'number' || next?.kind === 'open');
    return separates ? [{ ...token, kind: 'separator' as const }] : [];
  });
}

function isInTable(scanner: Scanner): boolean {
  return scanner.tables.at(-1) === true;
}

function letterMode(scanner: Scanner): LetterMode {
  return scanner.braces.at(-1)?.mode ?? scanner.mode;
}

function isNumberSet(letter: string): boolean {
  return 'RQZNC'.includes(letter);
}

function take(scanner: Scanner, sticky: RegExp): RegExpExecArray | null {
  const match = matchAt(sticky, scanner.text, scanner.place);
  if (match) scanner.place += match[0].length;
  return match;
}
