import type { Candidate } from './last-answer.ts';

/**
 * The insides of all complete `<final_answer>…</final_answer>` in the answer, in order. A tag that
 * opens again before it closes begins anew there; one that never closes is not an answer. Linear.
 */
export function finalAnswerTags(answer: string): Candidate[] {
  const tags: Candidate[] = [];
  let opened: number | null = null;
  for (const match of answer.matchAll(/<\/?final_answer>/gi)) {
    if (!match[0].startsWith('</')) {
      opened = match.index + match[0].length;
      continue;
    }
    if (opened !== null) tags.push({ start: opened, end: match.index, rule: 'final-answer-tag' });
    opened = null;
  }
  return tags;
}
