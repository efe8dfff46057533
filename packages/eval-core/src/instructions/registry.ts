import { capitalWordFrequency, englishCapital, englishLowercase } from './change-case.ts';
import { repeatPrompt, twoResponses } from './combination.ts';
import { numberPlaceholders, postscript, rephraseParagraph } from './content.ts';
import {
  constrainedResponse,
  constrainedStart,
  jsonFormat,
  multipleSections,
  numberBulletLists,
  numberHighlightedSections,
  rephrasing,
  title,
} from './format.ts';
import type { InstructionKind } from './instruction.ts';
import { existence, forbiddenWords, frequency, keySentences, letterFrequency } from './keywords.ts';
import { responseLanguage } from './language.ts';
import { nthParagraphFirstWord, numberParagraphs, numberSentences, numberWords } from './length.ts';
import { noComma } from './punctuation.ts';
import { endChecker, quotation } from './start-end.ts';

/**
 * The kinds of verifiable instruction by id: the 25 of IFEval (Zhou et al., "Instruction-Following
 * Evaluation for Large Language Models", 2023), and the four that its reference implementation checks
 * without asking for them.
 */
export const instructionKinds: ReadonlyMap<string, InstructionKind> = new Map([
  ['keywords:existence', existence],
  ['keywords:frequency', frequency],
  ['keywords:forbidden_words', forbiddenWords],
  ['keywords:letter_frequency', letterFrequency],
  ['keywords:key_sentences', keySentences],
  ['language:response_language', responseLanguage],
  ['length_constraints:number_sentences', numberSentences],
  ['length_constraints:number_words', numberWords],
  ['length_constraints:number_paragraphs', numberParagraphs],
  ['length_constraints:nth_paragraph_first_word', nthParagraphFirstWord],
  ['detectable_content:number_placeholders', numberPlaceholders],
  ['detectable_content:postscript', postscript],
  ['detectable_content:rephrase_paragraph', rephraseParagraph],
  ['detectable_format:number_bullet_lists', numberBulletLists],
  ['detectable_format:constrained_response', constrainedResponse],
  ['detectable_format:number_highlighted_sections', numberHighlightedSections],
  ['detectable_format:multiple_sections', multipleSections],
  ['detectable_format:json_format', jsonFormat],
  ['detectable_format:title', title],
  ['detectable_format:rephrasing', rephrasing],
  ['multi-turn:constrained_start', constrainedStart],
  ['combination:two_responses', twoResponses],
  ['combination:repeat_prompt', repeatPrompt],
  ['startend:end_checker', endChecker],
  ['startend:quotation', quotation],
  ['change_case:capital_word_frequency', capitalWordFrequency],
  ['change_case:english_capital', englishCapital],
  ['change_case:english_lowercase', englishLowercase],
  ['punctuation:no_comma', noComma],
]);

/** Names under which the reference implementation's own tests know some of them. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  include_keywords: 'existence',
  keyword_frequency: 'frequency',
  exact_number_bullet_points: 'number_bullet_lists',
  minimum_number_highlighted_sections: 'number_highlighted_sections',
};

const idsByName: ReadonlyMap<string, string> = new Map(
  [...instructionKinds.keys()].map((id) => [nameIn(id), id]),
);

/**
 * The id of the registry that is meant: an id of it, its name without the group ("no_comma"), or with the
 * group written in the singular or plural. null: there is none.
 */
export function resolvedInstructionId(id: string): string | null {
  const name = nameIn(id);
  const resolved = idsByName.get(OTHER_NAMES[name] ?? name) ?? null;
  if (resolved === null || !id.includes(':')) return resolved;
  return groupIn(id) === groupIn(resolved) ? resolved : null;
}

function nameIn(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}

function groupIn(id: string): string {
  return id.slice(0, id.indexOf(':')).replace(/s$/u, '');
}
