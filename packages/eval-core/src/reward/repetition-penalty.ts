import { countFrequentGrams } from './frequent-grams.ts';

/** What the sources of the report leave open, each with the reading taken here as its default. */
export interface RepetitionParams {
  /** n of the n-grams; they are runs of words between white space. Default 5. */
  gramWords: number;
  /** A gram is frequent when it stands in the text more often than this. Default 5; 4 reads "at least 5". */
  frequentAbove: number;
  /** Whether frequent grams are counted once each (default) or with all their occurrences. */
  counting: 'unique' | 'occurrences';
  /** L of the second term: the words of the text (default), or the completion tokens of the sample. */
  lengthOf: 'words' | 'tokens';
  /** Below this the penalty does not fall. Default −∞: a text of one word said again and again gets nearly −5. */
  lowest: number;
}

export const REPETITION_PARAMS: RepetitionParams = {
  gramWords: 5,
  frequentAbove: 5,
  counting: 'unique',
  lengthOf: 'words',
  lowest: -Infinity,
};

/**
 * The repetition penalty R_rep of the Phi-4-reasoning report (arXiv 2504.21318, section 4.1): −max(frequent 5-grams/5-grams,
 * highest count/(L/5)), and 0 where no 5-gram is frequent. The whole text counts, thinking too. From 0 down; linear in
 * the length of the text.
 * @param tokens completion tokens, needed where `lengthOf` is "tokens"
 * @returns null where L is in tokens and they are unknown (or 0).
 * @throws RangeError unless `gramWords` is a whole number from 1 and `frequentAbove` one from 0.
 */
export function repetitionPenalty(
  text: string,
  params: Partial<RepetitionParams> = {},
  tokens: number | null = null,
): number | null {
  const { gramWords, frequentAbove, counting, lengthOf, lowest } = checkedParams({
    ...REPETITION_PARAMS,
    ...params,
  });
  const counts = countFrequentGrams(text, { gramWords, frequentAbove });
  if (counts.highestCount === 0) return 0;
  const length = lengthOf === 'words' ? counts.words : tokens;
  if (length === null || length === 0) return null;
  const frequent = counting === 'unique' ? counts.frequentUnique : counts.frequentOccurrences;
  const penalty = Math.max(frequent / counts.grams, counts.highestCount / (length / gramWords));
  return Math.max(lowest, -penalty);
}

function checkedParams(params: RepetitionParams): RepetitionParams {
  const { gramWords, frequentAbove } = params;
  const isWhole = Number.isSafeInteger(gramWords) && Number.isSafeInteger(frequentAbove);
  if (isWhole && gramWords >= 1 && frequentAbove >= 0) return params;
  throw new RangeError(
    `The repetition penalty counts runs of ${gramWords} words above ${frequentAbove} times: give whole numbers from 1 and from 0.`,
  );
}
