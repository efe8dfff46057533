import type { InstructionKind } from './instruction.ts';
import { countOf, countTestOf, malformed, textOf, textsOf } from './kwargs.ts';
import { pythonPattern } from './python-pattern.ts';
import { strip } from './python-text.ts';
import { sentencesOf } from './sentences.ts';

/** Each keyword occurs, in any case, also inside a longer word. */
export const existence: InstructionKind = (kwargs) => {
  const patterns = textsOf(kwargs, 'keywords').map((keyword) =>
    pythonPattern(keyword, { kwargs, name: 'keywords', flags: 'giu' }),
  );
  return (response) => patterns.every((pattern) => response.search(pattern) !== -1);
};

/** The keyword occurs so many times, in any case, also inside longer words. */
export const frequency: InstructionKind = (kwargs) => {
  const isEnough = countTestOf(kwargs, 'frequency', 'relation');
  const keyword = strip(textOf(kwargs, 'keyword'));
  const pattern = pythonPattern(keyword, { kwargs, name: 'keyword', flags: 'giu' });
  return (response) => isEnough(response.match(pattern)?.length ?? 0);
};

/** None of the words occurs as a word of its own, in any case. */
export const forbiddenWords: InstructionKind = (kwargs) => {
  const patterns = textsOf(kwargs, 'forbidden_words').map((word) =>
    pythonPattern(String.raw`\b${word}\b`, { kwargs, name: 'forbidden_words', flags: 'giu' }),
  );
  return (response) => patterns.every((pattern) => response.search(pattern) === -1);
};

/** The character occurs so many times, in either case. */
export const letterFrequency: InstructionKind = (kwargs) => {
  const isEnough = countTestOf(kwargs, 'let_frequency', 'let_relation');
  const letter = strip(textOf(kwargs, 'letter')).toLowerCase();
  if ([...letter].length !== 1) throw malformed(kwargs, 'letter', 'a single character');
  return (response) => isEnough(response.toLowerCase().split(letter).length - 1);
};

/** Exactly so many of the given sentences stand in the response, word for word. */
export const keySentences: InstructionKind = (kwargs) => {
  const wanted = textsOf(kwargs, 'key_sentences').map(onOneLine);
  const wantedCount = countOf(kwargs, 'num_sentences');
  return (response) => {
    const present = new Set(sentencesOf(response).map(onOneLine));
    return wanted.filter((sentence) => present.has(sentence)).length === wantedCount;
  };
};

function onOneLine(sentence: string): string {
  return sentence.trim().split(/\s+/u).join(' ');
}
