import type { Candidate } from '../../answers/candidate.ts';
import { extractionAt } from '../../answers/extraction.ts';
import type { FoundAnswer } from '../../answers/last-answer.ts';
import { truthWords } from '../../text/read-text.ts';
import { textAnswers } from '../../text/text-answers.ts';

interface TruthPlace extends Candidate {
  /** null: it is marked as the answer but says neither, or both. */
  value: boolean | null;
}

/**
 * Whether a reply ends on true or false: the last tag, box, "Final Answer:" or "the answer is", whichever of
 * these comes first and can be read; else the last "true" or "false" of a reply that marks no answer. null
 * when there is none. Linear.
 */
export function extractTruth(text: string): FoundAnswer<boolean> | null {
  const places = truthPlaces(text);
  const [chosen] = places;
  if (chosen === undefined) return null;
  const rivals = places
    .filter(({ value }) => value !== null && value !== chosen.value)
    .map(({ start, end }) => text.slice(start, end));
  return {
    extraction: extractionAt(text, chosen, [...new Set(rivals)]),
    meaning: chosen.value,
    doubts: rivals.length > 0 ? ['rival-answers'] : [],
  };
}

/** The places that could be meant as the answer, the one that counts first. */
export function truthPlaces(text: string): TruthPlace[] {
  const marked = textAnswers(text, 'answer')
    .filter(({ isMarked }) => isMarked)
    .map(({ start, end, rule }) => ({
      start,
      end,
      rule,
      value: readTruth(text.slice(start, end)),
    }));
  const rules = [...new Set(marked.map(({ rule }) => rule))];
  const lasts = rules.flatMap((rule) => marked.find((place) => place.rule === rule) ?? []);
  const chosen =
    lasts.find(({ value }) => value !== null) ??
    lasts.find(({ rule }) => rule !== 'answer-sentence');
  if (chosen !== undefined) return [chosen, ...marked.filter((place) => place !== chosen)];
  const word = truthWords(text).at(-1);
  return word === undefined ? [] : [{ ...word, rule: 'truth-word' }];
}

const EITHER = /true\W{1,10}(?:or\W{1,10})?(?:it is )?false|false\W{1,10}(?:or\W{1,10})?true/i;

/** The first word counts: what follows gives the reason ("True, since the reverse is false"). */
function readTruth(text: string): boolean | null {
  return EITHER.test(text) ? null : (truthWords(text)[0]?.value ?? null);
}
