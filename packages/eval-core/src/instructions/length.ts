import type { InstructionKind } from './instruction.ts';
import { countOf, countTestOf, malformed, textOf } from './kwargs.ts';
import { hasNoBlankMiddle } from './parts.ts';
import { isBlank, SPACE, strip, stripStart, wordsOf } from './python-text.ts';
import { sentencesOf } from './sentences.ts';

const PARAGRAPH_RULE = new RegExp(String.raw`${SPACE}?\*\*\*${SPACE}?`, 'u');
const WHITE_SPACE = new RegExp(SPACE, 'u');

export const numberSentences: InstructionKind = (kwargs) => {
  const isEnough = countTestOf(kwargs, 'num_sentences', 'relation');
  return (response) => isEnough(sentencesOf(response).length);
};

export const numberWords: InstructionKind = (kwargs) => {
  const isEnough = countTestOf(kwargs, 'num_words', 'relation');
  return (response) => isEnough(wordsOf(response).length);
};

/** Exactly so many paragraphs between rules of `***`; a blank one counts only as a fault, in the middle. */
export const numberParagraphs: InstructionKind = (kwargs) => {
  const wantedCount = countOf(kwargs, 'num_paragraphs');
  return (response) => {
    const paragraphs = response.split(PARAGRAPH_RULE);
    const filled = paragraphs.filter((paragraph) => !isBlank(paragraph));
    return hasNoBlankMiddle(paragraphs) && filled.length === wantedCount;
  };
};

/** Exactly so many paragraphs between empty lines, and the n-th begins with the word. */
export const nthParagraphFirstWord: InstructionKind = (kwargs) => {
  const wantedCount = countOf(kwargs, 'num_paragraphs');
  const wantedWord = textOf(kwargs, 'first_word').toLowerCase();
  const place = countOf(kwargs, 'nth_paragraph');
  if (place < 1) throw malformed(kwargs, 'nth_paragraph', 'a whole number, 1 or more');
  return (response) => {
    const paragraphs = response.split('\n\n');
    const filledCount = paragraphs.filter((paragraph) => !isBlank(paragraph)).length;
    if (filledCount !== wantedCount || place > filledCount) return false;
    // Blank paragraphs keep their place: the n-th of all, as the reference implementation takes it.
    return firstWord(paragraphs[place - 1] ?? '') === wantedWord;
  };
};

/** The first word in lower case, without quotes before it and up to its first punctuation mark. */
function firstWord(paragraph: string): string {
  const [word = ''] = strip(paragraph).split(WHITE_SPACE, 1);
  const [letters = ''] = stripStart(stripStart(word, "'"), '"').split(/[.,?!'"]/u, 1);
  return letters.toLowerCase();
}
