import type { Rng } from '../../random.ts';
import type { InstructionId } from './instruction-ids.ts';
import type { InstructionKwargs } from './problem.ts';
import {
  END_PHRASES,
  FIRST_WORDS,
  FORBIDDEN_WORDS,
  KEYWORDS,
  LETTER_WORDS,
  POSTSCRIPT_MARKS,
  SECTION_WORDS,
} from './vocabulary.ts';

/** The parameters of an instruction; the numbers asked for grow with the level, 1 to 8. */
export function drawKwargs(rng: Rng, id: InstructionId, level: number): InstructionKwargs {
  const half = Math.ceil(level / 2);
  const atLeast = 'at least';
  switch (id) {
    case 'keywords:existence':
      return { keywords: some(rng, KEYWORDS, 2 + Math.floor(level / 3)) };
    case 'keywords:frequency':
      return { keyword: rng.pick(KEYWORDS), frequency: 2 + half, relation: atLeast };
    case 'keywords:forbidden_words':
      return { forbidden_words: some(rng, FORBIDDEN_WORDS, 1 + half) };
    case 'keywords:letter_frequency': {
      const letter = rng.pick(Object.keys(LETTER_WORDS));
      return { letter, let_frequency: 4 + 2 * level, let_relation: atLeast };
    }
    case 'length_constraints:number_sentences':
      return { num_sentences: 4 + level, relation: atLeast };
    case 'length_constraints:number_words':
      return { num_words: 50 + 10 * level, relation: atLeast };
    case 'length_constraints:number_paragraphs':
      return { num_paragraphs: rng.int(2, 3 + half) };
    case 'length_constraints:nth_paragraph_first_word': {
      const count = rng.int(2, 3 + half);
      const place = rng.int(2, count + 1);
      return { num_paragraphs: count, nth_paragraph: place, first_word: rng.pick(FIRST_WORDS) };
    }
    case 'detectable_format:multiple_sections':
      return { section_spliter: rng.pick(SECTION_WORDS), num_sections: 2 + half };
    case 'detectable_content:number_placeholders':
      return { num_placeholders: 2 + half };
    case 'detectable_content:postscript':
      return { postscript_marker: rng.pick(POSTSCRIPT_MARKS) };
    case 'detectable_format:number_bullet_lists':
      return { num_bullets: rng.int(2, 4 + half) };
    case 'detectable_format:number_highlighted_sections':
      return { num_highlights: 2 + half };
    case 'startend:end_checker':
      return { end_phrase: rng.pick(END_PHRASES) };
    case 'change_case:capital_word_frequency':
      return { capital_frequency: 3 + level, capital_relation: atLeast };
    case 'detectable_format:title':
    case 'startend:quotation':
    case 'punctuation:no_comma':
      return {};
  }
}

function some(rng: Rng, words: readonly string[], count: number): string[] {
  return rng.shuffle(words).slice(0, count);
}
