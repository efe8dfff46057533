import type { InstructionKind } from './instruction.ts';
import { countOf, malformed, textOf } from './kwargs.ts';
import { pythonPattern } from './python-pattern.ts';
import { SPACE, strip, wordsOf } from './python-text.ts';

/** At least so many placeholders in square brackets, each on one line. */
export const numberPlaceholders: InstructionKind = (kwargs) => {
  const wantedCount = countOf(kwargs, 'num_placeholders');
  return (response) =>
    response.split('\n').reduce((count, line) => count + bracketPairs(line), 0) >= wantedCount;
};

/** A postscript mark; "P.S." and "P.P.S" may have spaces inside, other marks are looked for as they are. */
export const postscript: InstructionKind = (kwargs) => {
  const mark = strip(textOf(kwargs, 'postscript_marker'));
  const pattern =
    spacedMark(mark) ??
    pythonPattern(mark.toLowerCase(), { kwargs, name: 'postscript_marker', flags: 'gu' });
  return (response) => response.toLowerCase().search(pattern) !== -1;
};

/** Between `low` and `high` words are shared with the paragraph, repeated ones as often as both have them. */
export const rephraseParagraph: InstructionKind = (kwargs) => {
  const wanted = wordCounts(textOf(kwargs, 'original_paragraph'));
  const low = countOf(kwargs, 'low');
  const high = countOf(kwargs, 'high');
  if (high < low) throw malformed(kwargs, 'high', `at least "low", which is ${low}`);
  return (response) => {
    const present = wordCounts(response);
    let shared = 0;
    for (const [word, count] of wanted) shared += Math.min(count, present.get(word) ?? 0);
    return shared >= low && shared <= high;
  };
};

function bracketPairs(line: string): number {
  let count = 0;
  let close = -1;
  for (;;) {
    const open = line.indexOf('[', close + 1);
    close = open === -1 ? -1 : line.indexOf(']', open);
    if (close === -1) return count;
    count += 1;
  }
}

function spacedMark(mark: string): RegExp | null {
  if (mark === 'P.P.S') return new RegExp(String.raw`p\.${SPACE}?p\.${SPACE}?s`, 'u');
  if (mark === 'P.S.') return new RegExp(String.raw`p\.${SPACE}?s\.`, 'u');
  return null;
}

function wordCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of wordsOf(text.toLowerCase())) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
