import { verdictOf, type Verdict } from '../../verdict.ts';
import { extractOption } from './extract.ts';

/**
 * Compares the option that a reply names with the one right one.
 *
 * @param truth its index, computed from the problem; null: the item cannot be graded.
 * @returns null when the reply names none.
 */
export function gradeOption(
  truth: number | null,
  options: readonly string[],
  text: string,
): Verdict | null {
  if (truth === null) return verdictOf('unreadable-gold');
  const found = extractOption(text, options);
  if (found === null) return null;
  const { extraction: extracted, meaning, doubts } = found;
  if (meaning === null) return verdictOf('invalid-answer', { extracted, doubts });
  return verdictOf(meaning.index === truth ? 'verified' : 'wrong-answer', { extracted, doubts });
}
