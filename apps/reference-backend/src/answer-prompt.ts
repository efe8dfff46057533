import { createRng } from '@assay/eval-core/random';
import { createNotebook } from '@assay/eval-core/solvers/note';

import type { Checkpoint } from './checkpoints.ts';
import type { Effort } from './kinds/problem-kind.ts';
import { KINDS } from './kinds/registry.ts';

/** A full reply, before any limit on its length. */
export interface Reply {
  /** `<think>` to `</think>` inclusive. */
  thinking: string;
  /** What follows the thinking; thinking + answer is the content sent. */
  answer: string;
}

export interface AnswerOptions {
  temperature: number;
  /** Everything that chance in this reply comes from: the same text gives the same reply. */
  chanceSeed: string;
}

/** Far more steps than a budget of any checkpoint makes on a problem of the benchmarks. */
const NOTED_LINES_LIMIT = 2000;

/**
 * Reads the problem from the prompt, lets the checkpoint's algorithm search, and writes down the
 * steps it took as thinking. A text that holds no problem it can read gets a reply that says so,
 * without a final answer.
 */
export function answerPrompt(
  prompt: string,
  checkpoint: Checkpoint,
  options: AnswerOptions,
): Reply {
  const notebook = createNotebook(NOTED_LINES_LIMIT);
  const answer = solve(prompt, checkpoint, {
    rng: createRng(options.chanceSeed),
    note: notebook.note,
    temperature: options.temperature,
  });
  return { thinking: `<think>\n${notebook.text()}\n</think>`, answer: `\n\n${answer}` };
}

function solve(prompt: string, { id, tier }: Checkpoint, effort: Effort): string {
  for (const kind of KINDS) {
    const answer = kind.answer(prompt, tier, effort);
    if (answer !== null) return answer;
  }
  const titles = KINDS.map(({ title }) => title).join(', ');
  effort.note(`I find none of these in the text: ${titles}.`);
  return `${id} is a search algorithm, not a language model: it reads only ${titles}, and it cannot read this text.`;
}
