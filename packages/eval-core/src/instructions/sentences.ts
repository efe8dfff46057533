import { abbreviations } from './abbreviations.ts';
import { isCommonWord, opensSentences } from './common-words.ts';

/** Marks that part two tokens without white space, and those that cannot begin a longer one. */
const MARKS = ')";}\\]*:@\'({\\[!?“”‘’«»';
const UNABLE_TO_BEGIN = '("`{\\[:;&#*@)}\\]\\-,';

const IS_MARK = new RegExp(`^[${MARKS}]$`, 'u');
const TOKEN = new RegExp(
  String.raw`\.{2,}|-{2,}|[^\s${UNABLE_TO_BEGIN}](?:(?!\.\.|--|,(?:$|[\s${MARKS}]))[^\s${MARKS}])*|[^]`,
  'gu',
);

/** What closes a quotation or a bracket belongs to the sentence before it. */
const CLOSERS = /^["')\]}“”‘’«»]+(?=\s|--|$)/u;

/** No token that matters is longer; a text without white space must not make every look ahead long. */
const LONGEST_LOOK_AHEAD = 100;

/** A stretch of text between white space, where only one sentence can end. */
interface Chunk {
  text: string;
  start: number;
  opensLine: boolean;
}

/**
 * The sentences of an English text, trimmed; none for a blank one. A period, question or exclamation
 * mark before white space or another mark ends one, unless it belongs to an abbreviation, an initial, a
 * number before a small letter, or an ellipsis: the decisions of Kiss & Strunk, "Unsupervised
 * Multilingual Sentence Boundary Detection", Computational Linguistics 32 (2006), with word lists in
 * place of trained statistics. A line break alone ends nothing. Linear in the length of the text.
 */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const end of [...sentenceEnds(text), text.length]) {
    const piece = text.slice(start, end).trimStart();
    const closers = start === 0 ? '' : (CLOSERS.exec(piece)?.[0] ?? '');
    if (closers !== '') sentences.push(`${sentences.pop() ?? ''}${closers}`);
    const sentence = piece.slice(closers.length).trim();
    if (sentence !== '') sentences.push(sentence);
    start = end;
  }
  return sentences;
}

function sentenceEnds(text: string): number[] {
  const ends: number[] = [];
  let previous: Chunk | null = null;
  for (const chunk of chunksOf(text)) {
    if (previous !== null) pushEnd(ends, previous, chunk);
    previous = chunk;
  }
  if (previous !== null) pushEnd(ends, previous, null);
  return ends;
}

function* chunksOf(text: string): Generator<Chunk> {
  let end = 0;
  for (const { 0: chunk, index: start } of text.matchAll(/\S+/gu)) {
    const opensLine = end === 0 || text.slice(end, start).includes('\n');
    end = start + chunk.length;
    yield { text: chunk, start, opensLine };
  }
}

function pushEnd(ends: number[], chunk: Chunk, next: Chunk | null): void {
  const length = lengthToEndMark(chunk.text, next !== null);
  if (length === 0) return;
  const follower = chunk.text.charAt(length) || firstToken(next?.text ?? '');
  const tokens = chunk.text.slice(0, length).match(TOKEN) ?? [];
  const isEnd = tokens.some((token, index) =>
    endsSentence(token, tokens[index + 1] ?? follower, chunk.opensLine),
  );
  if (isEnd) ends.push(chunk.start + length);
}

/** The length of the chunk up to its last mark that could end a sentence; 0: it has none. */
function lengthToEndMark(chunk: string, isFollowed: boolean): number {
  for (let length = chunk.length; length > 0; length -= 1) {
    if (!'.?!'.includes(chunk.charAt(length - 1))) continue;
    if (length === chunk.length ? isFollowed : IS_MARK.test(chunk.charAt(length))) return length;
  }
  return 0;
}

function firstToken(chunk: string): string {
  return chunk.slice(0, LONGEST_LOOK_AHEAD).match(TOKEN)?.[0] ?? '';
}

function endsSentence(token: string, next: string, opensLine: boolean): boolean {
  if (token === '.' || token === '?' || token === '!') return true;
  if (token.endsWith('..')) return opensSentences(next);
  if (!token.endsWith('.')) return false;
  const word = token.slice(0, -1).toLowerCase();
  if (abbreviations.has(word)) return !isLetter(word) && opensSentences(next);
  if (isLetter(word)) {
    const isListMark = opensLine && (word === 'a' || word === 'b');
    return !continues(next) && (isListMark || !couldBeInitial(word, next));
  }
  if (abbreviations.has(word.slice(word.lastIndexOf('-') + 1))) return opensSentences(next);
  return !(/^-?[.,]?\d[\d,.-]*$/u.test(word) && continues(next));
}

function isLetter(word: string): boolean {
  return /^\p{L}$/u.test(word);
}

/** "B. Franklin", but not "Plan B. The": hardly a first name begins with i, q, u, x, y or z. */
function couldBeInitial(letter: string, next: string): boolean {
  return !'iquxyz'.includes(letter) && /^\p{Lu}/u.test(next) && !isCommonWord(next);
}

/** Whether the token cannot open a sentence: a mark from inside one, or a word with a small letter. */
function continues(token: string): boolean {
  return /^[;:,.!?]$|^\p{Ll}/u.test(token);
}
