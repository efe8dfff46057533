import { leastOf, limitOf, numberOf, textOf, wordsOf, type Plan } from './plan.ts';
import { LIVELY_SENTENCES, PLAIN_SENTENCES, WORDS_WITH } from './prose.ts';

/** The body of the text as sentences, with everything in them that the plan wants to occur. */
export function plannedSentences(plan: Plan): string[] {
  const isTight = limitOf(plan, 'length_constraints:number_words', 'num_words') !== null;
  const opening = isTight ? ['It was calm.'] : openingSentences(plan);
  return withEnough(plan, [...opening, ...wantedSentences(plan, isTight)], isTight);
}

/** Three lively sentences, of which those go that the plan does not allow. */
function openingSentences(plan: Plan): string[] {
  const forbidden = wordsOf(plan, 'keywords:forbidden_words', 'forbidden_words');
  const isAllowed = (sentence: string): boolean =>
    !(plan.has('punctuation:no_comma') && sentence.includes(',')) &&
    !forbidden.some((word) => wordsIn(sentence).includes(word.toLowerCase()));
  return [...LIVELY_SENTENCES.filter(isAllowed), ...PLAIN_SENTENCES.slice(0, 2)];
}

function wantedSentences(plan: Plan, isTight: boolean): string[] {
  const keywords = wordsOf(plan, 'keywords:existence', 'keywords');
  const keyword = textOf(plan, 'keywords:frequency', 'keyword');
  const times = leastOf(plan, 'keywords:frequency', 'frequency');
  const placeholders = numberOf(plan, 'detectable_content:number_placeholders', 'num_placeholders');
  const highlights = numberOf(
    plan,
    'detectable_format:number_highlighted_sections',
    'num_highlights',
  );
  const capitals = leastOf(
    plan,
    'change_case:capital_word_frequency',
    'capital_frequency',
    'capital_relation',
  );
  const each = (count: number, sentence: string): string[] => (count > 0 ? [sentence] : []);
  return [
    ...(isTight
      ? each(keywords.length, `We saw ${keywords.join(' ')}.`)
      : keywords.map((word) => `Somebody mentioned the ${word} again.`)),
    ...each(times, `It was ${copies(keyword, times)}.`),
    ...letterSentences(plan),
    ...each(placeholders, `We wrote ${copies('[name]', placeholders)} on it.`),
    ...each(highlights, `It looked ${copies('*fine*', highlights)} to us.`),
    ...each(capitals, `A sign said ${copies('OPEN', capitals)}.`),
  ];
}

function letterSentences(plan: Plan): string[] {
  const id = 'keywords:letter_frequency';
  const letter = textOf(plan, id, 'letter').toLowerCase();
  const count = leastOf(plan, id, 'let_frequency', 'let_relation');
  if (count === 0) return [];
  const word = WORDS_WITH[letter] ?? letter;
  const perWord = Math.max(1, word.split(letter).length - 1);
  return [`He spelled ${copies(word, Math.ceil(count / perWord))}.`];
}

/** Adds plain sentences until there are as many sentences and words as the plan wants. */
function withEnough(plan: Plan, sentences: readonly string[], isTight: boolean): string[] {
  const wantedSentenceCount = leastOf(plan, 'length_constraints:number_sentences', 'num_sentences');
  const wantedWordCount = leastOf(plan, 'length_constraints:number_words', 'num_words');
  const enough = [...sentences];
  let wordCount = wordsIn(sentences.join(' ')).length;
  while (enough.length < wantedSentenceCount || wordCount < wantedWordCount) {
    const plain = PLAIN_SENTENCES[enough.length % PLAIN_SENTENCES.length] ?? '';
    const next = isTight ? 'It was calm.' : plain;
    enough.push(next);
    wordCount += wordsIn(next).length;
  }
  return enough;
}

function copies(word: string, count: number): string {
  return Array.from({ length: count }, () => word).join(' ');
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
}
