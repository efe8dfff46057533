type Kwargs = Readonly<Record<string, unknown>>;

/**
 * Each kind of instruction of the generated benchmark, checked as a reader would: for plain texts of short
 * sentences, not for every text that a model may write.
 */
export const checksByHand: Readonly<Record<string, (text: string, kwargs: Kwargs) => boolean>> = {
  'keywords:existence': (text, { keywords }) =>
    texts(keywords).every((word) => text.toLowerCase().includes(word)),
  'keywords:frequency': (text, { keyword, frequency, relation }) =>
    isEnough(text.toLowerCase().split(String(keyword)).length - 1, relation, frequency),
  'keywords:forbidden_words': (text, { forbidden_words: words }) =>
    !texts(words).some((word) => wordsOf(text).includes(word)),
  'keywords:letter_frequency': (text, { letter, let_frequency: count, let_relation: relation }) =>
    isEnough(
      Array.from(text.toLowerCase()).filter((sign) => sign === letter).length,
      relation,
      count,
    ),
  'length_constraints:number_sentences': (text, { num_sentences: count, relation }) =>
    isEnough(text.split(/(?<=[.!?]"?)\s+/).filter(isFilled).length, relation, count),
  'length_constraints:number_words': (text, { num_words: count, relation }) =>
    isEnough(wordsOf(text).length, relation, count),
  'length_constraints:number_paragraphs': (text, { num_paragraphs: count }) => {
    const parts = text.split('***');
    return parts.slice(1, -1).every(isFilled) && parts.filter(isFilled).length === count;
  },
  'length_constraints:nth_paragraph_first_word': (text, kwargs) => {
    const parts = text.split('\n\n');
    const part = parts[Number(kwargs.nth_paragraph) - 1] ?? '';
    return (
      parts.filter(isFilled).length === kwargs.num_paragraphs &&
      part.trim().toLowerCase().split(/\s/)[0]?.replace(/\W/g, '') === kwargs.first_word
    );
  },
  'detectable_format:multiple_sections': (text, { section_spliter: word, num_sections: count }) =>
    text.split(new RegExp(`${String(word)} ?\\d`)).length - 1 >= Number(count),
  'detectable_content:number_placeholders': (text, { num_placeholders: count }) =>
    (text.match(/\[[^\]\n]*\]/g) ?? []).length >= Number(count),
  'detectable_content:postscript': (text, { postscript_marker: mark }) =>
    text.toLowerCase().includes(String(mark).toLowerCase()),
  'detectable_format:number_bullet_lists': (text, { num_bullets: count }) =>
    text.split('\n').filter((line) => /^\s*(?:-|\*(?!\*))/.test(line)).length === count,
  'detectable_format:number_highlighted_sections': (text, { num_highlights: count }) =>
    (text.match(/\*[^*\n]*\*/g) ?? []).filter((part) => part.length > 2).length >= Number(count),
  'detectable_format:title': (text) => /<<.*\w.*>>/.test(text),
  'startend:end_checker': (text, { end_phrase: phrase }) =>
    text.trim().replace(/"+$/, '').toLowerCase().endsWith(String(phrase).toLowerCase()),
  'startend:quotation': (text) => /^\s*"[^]*"\s*$/.test(text),
  'punctuation:no_comma': (text) => text.split(',').length === 1,
  'change_case:capital_word_frequency': (text, kwargs) =>
    isEnough(
      text.split(/\s+/).filter((word) => /[A-Z]/.test(word) && !/[a-z]/.test(word)).length,
      kwargs.capital_relation,
      kwargs.capital_frequency,
    ),
};

function isEnough(count: number, relation: unknown, wanted: unknown): boolean {
  return relation === 'less than' ? count < Number(wanted) : count >= Number(wanted);
}

function isFilled(text: string): boolean {
  return text.trim() !== '';
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\w+/g) ?? [];
}
