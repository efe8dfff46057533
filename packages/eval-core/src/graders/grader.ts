import type { Candidate } from '../answers/candidate.ts';
import type { Verdict } from '../verdict.ts';

/** What a grader is told of an item. */
export interface GradedItem {
  /** The expected answer, in the form that the kind reads; null for kinds that check against `params` alone. */
  gold: unknown;
  /** The options of a multiple-choice item, in the order of their letters; null: the item has none. */
  options: readonly string[] | null;
  /** What else the kind needs, as plain JSON: a profile, a tolerance, instructions, a problem. */
  params: Readonly<Record<string, unknown>>;
  /** The prompt, where the kind needs it. */
  prompt: string | null;
}

/** An item that no reply could be graded against: the verdict is unscorable, `unreadable-gold`. */
export class UnreadableItemError extends Error {
  override readonly name = 'UnreadableItemError';
}

export interface GradingOptions {
  /** The text is the answer itself, already extracted. */
  isBare: boolean;
  /** In thinking only what is marked as a final answer counts; its last number or letter is a thought. */
  source: 'answer' | 'thinking';
}

/**
 * Judges one kind of answer. Pure and synchronous; deterministic. What is true of every kind (thinking
 * and answer, empty and cut-off replies, most doubts) is not its business: see grade-reply.ts.
 */
export interface Grader {
  /** The kind of answer it judges: "math", "choice", "3sat". */
  kind: string;
  name: string;
  /** Changes whenever the same reply could get another verdict. */
  version: string;
  /**
   * Every place that could be meant as the final answer, most trusted first.
   * @throws UnreadableItemError where that depends on the item (its options) and the item cannot be read.
   */
  candidates(item: GradedItem, text: string, options: GradingOptions): Candidate[];
  /**
   * The verdict on the final answer in the text; null when there is none. Its doubts are those that only
   * the grader can see (`rival-answers`).
   * @throws UnreadableItemError when the item cannot be graded.
   */
  grade(item: GradedItem, text: string, options: GradingOptions): Verdict | null;
  /** How the gold might be written, to look for it in a text that was not found correct. */
  goldTexts(item: GradedItem): string[];
}
