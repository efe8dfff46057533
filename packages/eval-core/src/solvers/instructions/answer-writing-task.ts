import type { Rng } from '../../random.ts';
import type { Note } from '../note.ts';
import { FIXED_TEXTS } from './fixed-texts.ts';
import type { WritingTask } from './request.ts';
import { writeText } from './write-text.ts';

export interface WritingOptions {
  /** Instructions kept in mind, from the first on; those behind are not looked at. */
  requestBudget: number;
  /** Chance per instruction that it is forgotten while writing. */
  slipFraction: number;
  rng: Rng;
  note: Note;
}

/** Writes one of sixteen texts, each as likely, without looking at the instructions. */
export function guessText({ rng, note }: Pick<WritingOptions, 'rng' | 'note'>): string {
  note('I do not look at the instructions. I write a text that I know.');
  return rng.pick(FIXED_TEXTS);
}

/** Writes a text that follows the instructions it keeps in mind; the others it follows by accident or not. */
export function answerWritingTask(
  { requests }: WritingTask,
  { requestBudget, slipFraction, rng, note }: WritingOptions,
): string {
  const plan = new Map(
    requests
      .slice(0, requestBudget)
      .filter(() => !rng.chance(slipFraction))
      .map(({ id, kwargs }) => [id, kwargs]),
  );
  for (const [id, kwargs] of plan) note(`I keep in mind: ${id} ${JSON.stringify(kwargs)}.`);
  if (requests.length > requestBudget) {
    note(`I cannot keep more than ${requestBudget} in mind, so I leave the others.`);
  }
  return writeText(plan);
}
