/**
 * The kinds of IFEval that are asked for. Left out: those about the language of the reply and its case (their
 * check has to detect the language, which short texts do not settle), and those that leave no room for others
 * (JSON, two responses, a repeated prompt, a constrained answer, rephrasing).
 */
export const INSTRUCTION_IDS = [
  'keywords:existence',
  'keywords:frequency',
  'keywords:forbidden_words',
  'keywords:letter_frequency',
  'length_constraints:number_sentences',
  'length_constraints:number_words',
  'length_constraints:number_paragraphs',
  'length_constraints:nth_paragraph_first_word',
  'detectable_format:multiple_sections',
  'detectable_content:number_placeholders',
  'detectable_content:postscript',
  'detectable_format:number_bullet_lists',
  'detectable_format:number_highlighted_sections',
  'detectable_format:title',
  'startend:end_checker',
  'startend:quotation',
  'punctuation:no_comma',
  'change_case:capital_word_frequency',
] as const;

export type InstructionId = (typeof INSTRUCTION_IDS)[number];

/** Each of these decides alone how the text is divided. */
const DIVISIONS: ReadonlySet<InstructionId> = new Set<InstructionId>([
  'length_constraints:number_paragraphs',
  'length_constraints:nth_paragraph_first_word',
  'detectable_format:multiple_sections',
]);

/** Whether one text can follow both; different kinds contradict each other only in how they divide the text. */
export function areCompatible(one: InstructionId, other: InstructionId): boolean {
  return one !== other && !(DIVISIONS.has(one) && DIVISIONS.has(other));
}
