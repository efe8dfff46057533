import type { ChoiceCandidate } from './choice-candidate.ts';
import type { Choices } from './choices.ts';
import { readSelection } from './read-selection.ts';

/** A label with brackets, emphasis and a word such as "option" round it is not longer. */
const LONGEST_BARE_LINE = 40;
/** A line that begins with a label: "(B) 300", "B. Paris", "**B**: because …". */
const LABELLED_LINE = /^[\s>*_#$"'`([]{0,12}[A-Z](?:[*_$"'`]{0,4}[.):\]]|[*_$]{1,4}(?=\s))/;

const CROSSED_OUT = /[❌✗✘❎]/u;
/** A label and its text in bold type: "**C) Nice**", "**(C)** " has its own rule. */
const BOLD_LABEL = /\*\*(?=[\s"'`([]{0,4}[A-Z][.):\]][^*\n]{1,300}\*\*)/g;

interface Line {
  start: number;
  text: string;
}

/** The lines that are nothing but a choice, in order. */
export function bareLabelLines(text: string, choices: Choices): ChoiceCandidate[] {
  return linesOf(text).flatMap(({ start, text: line }) => {
    if (line.length > LONGEST_BARE_LINE || CROSSED_OUT.test(line)) return [];
    const read = readSelection(line, 0, choices.letters);
    if (read === null || /[\p{L}\p{N}]/u.test(line.slice(read.end))) return [];
    return [candidateAt(start, read, 'label-line')];
  });
}

/** The lines that begin with a label and go on with text, in order: a choice only where all name the same. */
export function labelledLines(text: string, choices: Choices): ChoiceCandidate[] {
  return linesOf(text).flatMap(({ start, text: line }) => {
    if (!LABELLED_LINE.test(line)) return [];
    const read = readSelection(line, 0, choices.letters);
    return read === null ? [] : [candidateAt(start, read, 'labelled-line')];
  });
}

/** The labelled options in bold type, in order: a choice only where all name the same. */
export function boldLabels(text: string, choices: Choices): ChoiceCandidate[] {
  return Array.from(text.matchAll(BOLD_LABEL)).flatMap(({ index }) => {
    const read = readSelection(text, index, choices.letters);
    return read === null ? [] : [candidateAt(0, read, 'bold-label')];
  });
}

function candidateAt(
  offset: number,
  { start, end, letters }: { start: number; end: number; letters: string },
  rule: string,
): ChoiceCandidate {
  return { start: offset + start, end: offset + end, letters, rule };
}

function linesOf(text: string): Line[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const found = { start, text: line };
    start += line.length + 1;
    return found;
  });
}
