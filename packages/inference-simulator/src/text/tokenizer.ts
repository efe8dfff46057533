/**
 * The simulator's tokenizer: words of letters, marks and digits with the space before them, cut into
 * pieces of at most four UTF-8 bytes; every other character by itself; a few marks of the chat format
 * whole. About four characters a token, as real ones have. No character is ever split, joined tokens
 * are the text, and the first n tokens of a text are the tokens of the text that they make.
 */
const PIECE = /<\/?think>|<\|im_(?:start|end)\|>| ?[\p{L}\p{M}\p{N}_]+|[^\p{L}\p{M}\p{N}_]/gu;

const LONGEST_PIECE_BYTES = 4;

export const THINK_OPEN = '<think>';
export const THINK_CLOSE = '</think>';
const MARKS = [THINK_OPEN, THINK_CLOSE, '<|im_start|>', '<|im_end|>'];

/** A byte is a digit of this base, plus one: ids of up to four bytes are unambiguous and reversible. */
const BASE = 257;
const FIRST_MARK_ID = BASE ** LONGEST_PIECE_BYTES;

/** The tokens of a text in order. */
export function tokenize(text: string): string[] {
  const tokens: string[] = [];
  for (const piece of text.match(PIECE) ?? []) {
    if (piece.length === 1 || MARKS.includes(piece)) tokens.push(piece);
    else pushCut(piece, tokens);
  }
  return tokens;
}

function pushCut(word: string, tokens: string[]): void {
  let start = 0;
  let bytes = 0;
  for (let place = 0; place < word.length;) {
    const point = word.codePointAt(place) ?? 0;
    const size = utf8Bytes(point);
    if (bytes + size > LONGEST_PIECE_BYTES) {
      tokens.push(word.slice(start, place));
      start = place;
      bytes = 0;
    }
    bytes += size;
    place += point > 0xffff ? 2 : 1;
  }
  tokens.push(word.slice(start));
}

function utf8Bytes(point: number): number {
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}

/** The number of a token, from 1; a whole number below 2^33. */
export function tokenId(token: string): number {
  const mark = MARKS.indexOf(token);
  if (mark !== -1) return FIRST_MARK_ID + mark;
  return Buffer.from(token, 'utf8').reduce((id, byte) => id * BASE + byte + 1, 0);
}

/**
 * The token of a number.
 *
 * @throws RangeError when no token has it
 */
export function tokenOf(id: number): string {
  if (!Number.isInteger(id) || id < 1 || id >= FIRST_MARK_ID + MARKS.length) {
    throw new RangeError(`${id} is no token of this tokenizer; ids start at 1.`);
  }
  const mark = MARKS[id - FIRST_MARK_ID];
  if (mark !== undefined) return mark;
  const bytes: number[] = [];
  for (let rest = id; rest > 0; rest = Math.floor(rest / BASE)) {
    // No byte has the digit 0: bytes are counted from one.
    if (rest % BASE === 0) throw new RangeError(`${id} is no token of this tokenizer.`);
    bytes.unshift((rest % BASE) - 1);
  }
  return Buffer.from(bytes).toString('utf8');
}
