import type { Candidate } from '../../answers/candidate.ts';
import { finalAnswerTags } from '../../answers/final-answer-tag.ts';
import { lastAnswer, type AnswerReader, type FoundAnswer } from '../../answers/last-answer.ts';
import { readLabel, type OptionLabel } from './label.ts';

/** How far behind a marker its label may begin, and how long it may be. */
const REACH = 300;

/**
 * The option that a reply ends on: the last `Final Answer:` line or `<final_answer>` tag, in which an
 * unreadable label counts (it is an invalid answer), or a readable "final answer is …" or heading.
 * Without any: the last `\boxed{…}`, then the last readable `Answer:` or "answer
 * is", then a reply that is nothing but a label. null when there is no such place. Linear.
 */
export function extractOption(
  answer: string,
  options: readonly string[],
): FoundAnswer<OptionLabel> | null {
  const reader: AnswerReader<OptionLabel> = {
    read: (text) => readLabel(text, options),
    nameOf: ({ index }) => String(index),
    contradictionsOf: ({ contradiction }) => (contradiction === null ? [] : [contradiction]),
  };
  return lastAnswer(answer, optionCandidates(answer, options).reverse(), reader);
}

/** The places that could be meant as the option, all of the most trusted sort, the one that counts first. */
export function optionCandidates(answer: string, options: readonly string[]): Candidate[] {
  const isReadable = ({ start, end }: Candidate): boolean =>
    readLabel(answer.slice(start, end), options) !== null;
  const searches = [
    () => [
      ...labelsBehind(answer, FINAL_ANSWER_COLON, 'final-answer-line'),
      ...labelsBehind(answer, FINAL_ANSWER_PROSE, 'final-answer-prose').filter(isReadable),
      ...finalAnswerTags(answer),
    ],
    () => boxes(answer),
    () => labelsBehind(answer, LOOSE_ANSWER, 'loose-answer').filter(isReadable),
    () => [{ start: 0, end: answer.length, rule: 'bare-label' }].filter(isReadable),
  ];
  for (const search of searches) {
    const candidates = search();
    if (candidates.length > 0) return candidates.sort((a, b) => b.start - a.start);
  }
  return [];
}

const FINAL_ANSWER_COLON = /final answer(?=[*_"'` ]{0,8}[:：])/gi;
/** "The final answer is B", or a heading with the label below it. "This final answer is sound" is neither. */
const FINAL_ANSWER_PROSE = /final answer(?=[*_"'` ]{0,8}(?:is\b|\r?\n))/gi;
const LOOSE_ANSWER = /\banswer(?=[*_"'` ]{0,8}(?:[:：]|is\b))/gi;

/** From behind each marker to the end of the first line that is not empty; nothing there is no answer. */
function labelsBehind(answer: string, marker: RegExp, rule: string): Candidate[] {
  return Array.from(answer.matchAll(marker)).flatMap((match) => {
    const after = match.index + match[0].length;
    const window = answer.slice(after, after + REACH);
    const lead = /^[*_"'` ]*(?:[:：]|is\b:?)?(?:[*_\s$]|\\[[(])*/i.exec(window)?.[0].length ?? 0;
    const line = window.slice(lead).split('\n', 1)[0] ?? '';
    if (line.trim() === '') return [];
    return [{ start: after + lead, end: after + lead + line.length, rule }];
  });
}

function boxes(answer: string): Candidate[] {
  return Array.from(answer.matchAll(/\\boxed\s{0,4}\{/g)).flatMap((match) => {
    const start = match.index + match[0].length;
    const close = closingBrace(answer.slice(start, start + REACH));
    return close === -1 ? [] : [{ start, end: start + close, rule: 'boxed' }];
  });
}

/** The index of the brace that closes the text's outer level; -1 when none does. */
function closingBrace(text: string): number {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '{') depth += 1;
    if (text[index] === '}') depth -= 1;
    if (depth < 0) return index;
  }
  return -1;
}
