import type { Candidate } from './candidate.ts';

const FINAL = /<\/?final_answer>/gi;
const PLAIN = /<\/?answer>/gi;

/**
 * The insides of all complete `<final_answer>…</final_answer>` in the answer, in order. A tag that
 * opens again before it closes begins anew there; one that never closes is not an answer. Linear.
 */
export function finalAnswerTags(answer: string): Candidate[] {
  return insidesOf(answer, FINAL);
}

/**
 * Those of `<final_answer>`, else those of `<answer>…</answer>`, as replies are asked for in the prompts of
 * reinforcement learning (DeepSeek-R1-Zero and its kin).
 */
export function answerTags(answer: string): Candidate[] {
  const final = finalAnswerTags(answer);
  return final.length > 0 ? final : insidesOf(answer, PLAIN);
}

function insidesOf(answer: string, tag: RegExp): Candidate[] {
  const insides: Candidate[] = [];
  let opened: number | null = null;
  for (const match of answer.matchAll(tag)) {
    if (!match[0].startsWith('</')) {
      opened = match.index + match[0].length;
      continue;
    }
    if (opened !== null)
      insides.push({ start: opened, end: match.index, rule: 'final-answer-tag' });
    opened = null;
  }
  return insides;
}
