import type { InstructionId } from './instruction-ids.ts';
import { countIn, textIn, textsIn } from './kwargs.ts';
import type { InstructionKwargs, InstructionsProblem } from './problem.ts';
import { LETTER_WORDS } from './vocabulary.ts';

/**
 * A short text that follows every instruction of a generated problem: plain sentences for what must occur,
 * in as many parts as are asked for, between a title and an end. Nothing in it is forbidden by any.
 */
export function referenceText({ instructions }: InstructionsProblem): string {
  const kwargsOf = new Map(instructions.map(({ id, kwargs }) => [id, kwargs]));
  const parts = partsOf(kwargsOf);
  const sentences = instructions.flatMap(({ id, kwargs }) => SENTENCES[id]?.(kwargs) ?? []);
  const body = parts.texts.map((part, index) =>
    index === 0 ? [part, ...sentences].join(' ') : part,
  );
  const title = kwargsOf.has('detectable_format:title') ? '<<A short text>>\n' : '';
  const text = [`${title}${body.join(parts.separator)}`, ...endingOf(kwargsOf)].join('\n');
  return kwargsOf.has('startend:quotation') ? `"${text}"` : text;
}

type KwargsOf = ReadonlyMap<InstructionId, InstructionKwargs>;

/** What an instruction needs somewhere in the text. No sentence begins with a star or holds a comma. */
const SENTENCES: Partial<Record<InstructionId, (kwargs: InstructionKwargs) => string[]>> = {
  'keywords:existence': (kwargs) => textsIn(kwargs, 'keywords').map((word) => `See the ${word}.`),
  'keywords:frequency': (kwargs) => [
    `Think of ${repeated(textIn(kwargs, 'keyword'), countIn(kwargs, 'frequency'))}.`,
  ],
  'keywords:letter_frequency': (kwargs) => {
    const letter = textIn(kwargs, 'letter').toLowerCase();
    const count = countIn(kwargs, 'let_frequency');
    return [`Say ${repeated(LETTER_WORDS[letter] ?? letter, count)}.`];
  },
  'length_constraints:number_sentences': (kwargs) =>
    Array.from({ length: leastOf(kwargs, 'num_sentences') }, () => 'It goes on.'),
  'length_constraints:number_words': (kwargs) => {
    const count = leastOf(kwargs, 'num_words');
    return count === 0 ? [] : [`It goes ${repeated('on', count)}.`];
  },
  'detectable_content:number_placeholders': (kwargs) =>
    Array.from({ length: countIn(kwargs, 'num_placeholders') }, () => 'Ask [name] now.'),
  'detectable_format:number_highlighted_sections': (kwargs) =>
    Array.from({ length: countIn(kwargs, 'num_highlights') }, () => 'Note *this* well.'),
  'change_case:capital_word_frequency': (kwargs) => [
    `They shout ${repeated('HELLO', countIn(kwargs, 'capital_frequency'))}.`,
  ],
};

function partsOf(kwargsOf: KwargsOf): { texts: string[]; separator: string } {
  const paragraphs = kwargsOf.get('length_constraints:number_paragraphs');
  if (paragraphs !== undefined) {
    return { texts: plainParts(countIn(paragraphs, 'num_paragraphs')), separator: '\n***\n' };
  }
  const opened = kwargsOf.get('length_constraints:nth_paragraph_first_word');
  if (opened !== undefined) {
    const texts = plainParts(countIn(opened, 'num_paragraphs'));
    const place = countIn(opened, 'nth_paragraph') - 1;
    return {
      texts: texts.map((text, at) =>
        at === place ? `${textIn(opened, 'first_word')} more.` : text,
      ),
      separator: '\n\n',
    };
  }
  const sections = kwargsOf.get('detectable_format:multiple_sections');
  if (sections === undefined) return { texts: plainParts(1), separator: '\n' };
  const word = textIn(sections, 'section_spliter');
  const texts = plainParts(countIn(sections, 'num_sections'));
  return { texts: texts.map((text, at) => `${word} ${at + 1}\n${text}`), separator: '\n' };
}

function plainParts(count: number): string[] {
  return Array.from({ length: Math.max(1, count) }, () => 'This is a text.');
}

/** The lines behind the last part. */
function endingOf(kwargsOf: KwargsOf): string[] {
  const bullets = countIn(
    kwargsOf.get('detectable_format:number_bullet_lists') ?? {},
    'num_bullets',
  );
  const postscript = kwargsOf.get('detectable_content:postscript');
  const end = kwargsOf.get('startend:end_checker');
  return [
    ...Array.from({ length: bullets }, () => '- a point'),
    ...(postscript === undefined ? [] : [`${textIn(postscript, 'postscript_marker')} One more.`]),
    ...(end === undefined ? [] : [textIn(end, 'end_phrase')]),
  ];
}

function leastOf(kwargs: InstructionKwargs, name: string): number {
  return textIn(kwargs, 'relation') === 'at least' ? countIn(kwargs, name) : 0;
}

function repeated(word: string, count: number): string {
  return Array.from({ length: count }, () => word).join(' ');
}
