import { languageProfiles } from './language-profiles.ts';
import { ngramsOf } from './ngrams.ts';

/** The smoothing of the published detector: alpha 0.5 over a base frequency of 10,000. */
const SMOOTHING = 0.5 / 10_000;

/** What each n-gram adds to the log likelihood of each language that has it, as [language, gain] pairs. */
type GainTable = ReadonlyMap<string, readonly (readonly [language: number, gain: number])[]>;

/** The codes that `detectLanguage` can give. */
export const detectableLanguages: readonly string[] = languageProfiles.map(({ name }) => name);

let memo: GainTable | null = null;

/**
 * The most likely language of a text by naive Bayes over n-grams of one to three characters (Shuyo,
 * "Language Detection Library for Java", 2010), the detector that IFEval names. Where that draws n-grams
 * at random until one language leads, all of them are weighed here: the same favourite, without chance.
 * null: the text holds no n-gram that any language knows. Only the first 10,000 characters are read.
 */
export function detectLanguage(text: string): string | null {
  memo ??= gainTable();
  const scores = new Float64Array(languageProfiles.length);
  let known = 0;
  for (const ngram of ngramsOf(text)) {
    const gains = memo.get(ngram);
    if (gains === undefined) continue;
    known += 1;
    for (const [language, gain] of gains) scores[language] = (scores[language] ?? 0) + gain;
  }
  return known === 0 ? null : (detectableLanguages[indexOfMaximum(scores)] ?? null);
}

/** Gains count from the smoothed probability of an n-gram that a language does not have. */
function gainTable(): GainTable {
  const table = new Map<string, [number, number][]>();
  for (const [language, profile] of languageProfiles.entries()) {
    for (const [ngram, count] of Object.entries(profile.freq)) {
      const total = profile.n_words[ngram.length - 1];
      if (total === undefined) continue;
      const gains = table.get(ngram) ?? [];
      gains.push([language, Math.log1p(count / total / SMOOTHING)]);
      table.set(ngram, gains);
    }
  }
  return table;
}

function indexOfMaximum(values: Float64Array): number {
  return values.reduce((best, value, index) => (value > (values[best] ?? 0) ? index : best), 0);
}
