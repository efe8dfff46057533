import type { WritingRequest } from './request.ts';

interface RequestPattern {
  id: string;
  pattern: RegExp;
  kwargs: (groups: readonly string[]) => WritingRequest['kwargs'];
}

const WORD_LIST = String.raw`((?:"[^"\n]{1,60}"(?:, )?){1,20})`;

const PATTERNS: readonly RequestPattern[] = [
  {
    id: 'keywords:existence',
    pattern: new RegExp(`^Use each of these words at least once: ${WORD_LIST}\\.$`),
    kwargs: ([words = '']) => ({ keywords: quotedWords(words) }),
  },
  {
    id: 'keywords:frequency',
    pattern: /^Use the word "([^"\n]{1,60})" (at least|fewer than) (\d{1,4}) times\.$/,
    kwargs: ([keyword = '', bound, count]) => ({
      keyword,
      frequency: Number(count),
      relation: relationOf(bound),
    }),
  },
  {
    id: 'keywords:forbidden_words',
    pattern: new RegExp(`^Do without each of these words: ${WORD_LIST}\\.$`),
    kwargs: ([words = '']) => ({ forbidden_words: quotedWords(words) }),
  },
  {
    id: 'keywords:letter_frequency',
    pattern:
      /^Let the letter "(\S)" occur (at least|fewer than) (\d{1,4}) times, capital or small\.$/u,
    kwargs: ([letter = '', bound, count]) => ({
      letter,
      let_frequency: Number(count),
      let_relation: relationOf(bound),
    }),
  },
  {
    id: 'length_constraints:number_sentences',
    pattern: /^Write (at least|fewer than) (\d{1,4}) sentences\.$/,
    kwargs: ([bound, count]) => ({ num_sentences: Number(count), relation: relationOf(bound) }),
  },
  {
    id: 'length_constraints:number_words',
    pattern: /^Write (at least|fewer than) (\d{1,4}) words\.$/,
    kwargs: ([bound, count]) => ({ num_words: Number(count), relation: relationOf(bound) }),
  },
  {
    id: 'length_constraints:number_paragraphs',
    pattern: /^Divide the text into exactly (\d{1,4}) paragraphs, with a line of three asterisks/,
    kwargs: ([count]) => ({ num_paragraphs: Number(count) }),
  },
  {
    id: 'length_constraints:nth_paragraph_first_word',
    pattern:
      /^Write exactly (\d{1,4}) paragraphs, .{1,80}, and begin paragraph (\d{1,4}) with the word "([^"\n]{1,60})"\.$/,
    kwargs: ([count, place, word = '']) => ({
      num_paragraphs: Number(count),
      nth_paragraph: Number(place),
      first_word: word,
    }),
  },
  {
    id: 'detectable_format:multiple_sections',
    pattern:
      /^Divide the text into at least (\d{1,4}) sections, and begin each with the word "([^"\n]{1,60})" and its number/,
    kwargs: ([count, word = '']) => ({ section_spliter: word, num_sections: Number(count) }),
  },
  {
    id: 'detectable_content:number_placeholders',
    pattern: /^Leave at least (\d{1,4}) placeholders in square brackets/,
    kwargs: ([count]) => ({ num_placeholders: Number(count) }),
  },
  {
    id: 'detectable_content:postscript',
    pattern: /^Near the end, add a postscript that begins with "([^"\n]{1,20})"\.$/,
    kwargs: ([mark = '']) => ({ postscript_marker: mark }),
  },
  {
    id: 'detectable_format:number_bullet_lists',
    pattern: /^Include exactly (\d{1,4}) bullet points/,
    kwargs: ([count]) => ({ num_bullets: Number(count) }),
  },
  {
    id: 'detectable_format:number_highlighted_sections',
    pattern: /^Highlight at least (\d{1,4}) parts of the text with single asterisks/,
    kwargs: ([count]) => ({ num_highlights: Number(count) }),
  },
  {
    id: 'detectable_format:title',
    pattern: /^Give the text a title on a line of its own in double angle brackets/,
    kwargs: () => ({}),
  },
  {
    id: 'startend:end_checker',
    pattern: /^Let the last words of the text be exactly these: "([^"\n]{1,200})"$/,
    kwargs: ([phrase = '']) => ({ end_phrase: phrase }),
  },
  {
    id: 'startend:quotation',
    pattern: /^Put your whole reply in double quotation marks\.$/,
    kwargs: () => ({}),
  },
  { id: 'punctuation:no_comma', pattern: /^Use no comma at all\.$/, kwargs: () => ({}) },
  {
    id: 'change_case:capital_word_frequency',
    pattern: /^Write (at least|fewer than) (\d{1,4}) words in capital letters only\.$/,
    kwargs: ([bound, count]) => ({
      capital_frequency: Number(count),
      capital_relation: relationOf(bound),
    }),
  },
];

/** One instruction from its sentence; null: it is none that can be read. */
export function readRequest(sentence: string): WritingRequest | null {
  for (const { id, pattern, kwargs } of PATTERNS) {
    const match = pattern.exec(sentence);
    if (match !== null) return { id, kwargs: kwargs(match.slice(1)) };
  }
  return null;
}

function relationOf(bound: string | undefined): string {
  return bound === 'fewer than' ? 'less than' : 'at least';
}

function quotedWords(list: string): string[] {
  return Array.from(list.matchAll(/"([^"]*)"/g), ([, word = '']) => word);
}
