import { countIn, textIn, textsIn } from './kwargs.ts';
import type { AskedInstruction } from './problem.ts';

/** The instruction as the prompt words it. */
export function instructionSentence({ id, kwargs }: AskedInstruction): string {
  const count = (name: string): number => countIn(kwargs, name);
  const text = (name: string): string => textIn(kwargs, name);
  const words = (name: string): string => textsIn(kwargs, name).map(quoted).join(', ');
  switch (id) {
    case 'keywords:existence':
      return `Use each of these words at least once: ${words('keywords')}.`;
    case 'keywords:frequency':
      return `Use the word ${quoted(text('keyword'))} ${amount(text('relation'), count('frequency'))} times.`;
    case 'keywords:forbidden_words':
      return `Do without each of these words: ${words('forbidden_words')}.`;
    case 'keywords:letter_frequency':
      return `Let the letter ${quoted(text('letter'))} occur ${amount(text('let_relation'), count('let_frequency'))} times, capital or small.`;
    case 'length_constraints:number_sentences':
      return `Write ${amount(text('relation'), count('num_sentences'))} sentences.`;
    case 'length_constraints:number_words':
      return `Write ${amount(text('relation'), count('num_words'))} words.`;
    case 'length_constraints:number_paragraphs':
      return `Divide the text into exactly ${count('num_paragraphs')} paragraphs, with a line of three asterisks (***) between one and the next.`;
    case 'length_constraints:nth_paragraph_first_word':
      return `Write exactly ${count('num_paragraphs')} paragraphs, with one empty line between one and the next and none elsewhere, and begin paragraph ${count('nth_paragraph')} with the word ${quoted(text('first_word'))}.`;
    case 'detectable_format:multiple_sections':
      return `Divide the text into at least ${count('num_sections')} sections, and begin each with the word ${quoted(text('section_spliter'))} and its number, as in ${quoted(`${text('section_spliter')} 1`)}.`;
    case 'detectable_content:number_placeholders':
      return `Leave at least ${count('num_placeholders')} placeholders in square brackets, such as [name].`;
    case 'detectable_content:postscript':
      return `Near the end, add a postscript that begins with ${quoted(text('postscript_marker'))}.`;
    case 'detectable_format:number_bullet_lists':
      return `Include exactly ${count('num_bullets')} bullet points, each on a line of its own that begins with "- ".`;
    case 'detectable_format:number_highlighted_sections':
      return `Highlight at least ${count('num_highlights')} parts of the text with single asterisks, *like this*.`;
    case 'detectable_format:title':
      return 'Give the text a title on a line of its own in double angle brackets, <<like this>>.';
    case 'startend:end_checker':
      return `Let the last words of the text be exactly these: ${quoted(text('end_phrase'))}`;
    case 'startend:quotation':
      return 'Put your whole reply in double quotation marks.';
    case 'punctuation:no_comma':
      return 'Use no comma at all.';
    case 'change_case:capital_word_frequency':
      return `Write ${amount(text('capital_relation'), count('capital_frequency'))} words in capital letters only.`;
  }
}

/** IFEval has two relations, of which "less than" leaves the number itself out. */
function amount(relation: string, count: number): string {
  return relation === 'less than' ? `fewer than ${count}` : `at least ${count}`;
}

function quoted(text: string): string {
  return `"${text}"`;
}
