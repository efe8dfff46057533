import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cpuTimeMs } from '../testing/cpu-time.ts';
import { instructionKinds } from './registry.ts';

/** Valid parameters for every kind at once; each reads its own. */
const VALUES = {
  keywords: ['river', 'gr[ae]y', 'a?b?c?d'],
  keyword: 'b.c',
  frequency: 3,
  relation: 'at least',
  forbidden_words: ['bad', 'very bad'],
  letter: 'e',
  let_frequency: 2,
  let_relation: 'less than',
  key_sentences: ['It rains.'],
  num_sentences: 1,
  language: 'en',
  num_words: 3,
  num_paragraphs: 2,
  nth_paragraph: 1,
  first_word: 'the',
  num_placeholders: 2,
  postscript_marker: 'P.S.',
  original_paragraph: 'the dog',
  low: 1,
  high: 2,
  num_bullets: 2,
  num_highlights: 2,
  section_spliter: 'Section',
  num_sections: 2,
  original_message: 'I am *well*.',
  starter: 'My answer',
  prompt_to_repeat: 'Name three trees.',
  end_phrase: 'That is all.',
  capital_frequency: 2,
  capital_relation: 'at least',
};

const LENGTH = 2 ** 18;
const REPEATED = [
  ...['a', ' ', '\n', '.', '. ', '[', '<<', '*', '* a', '"', '\\"', "'", '{"a":', 'a@', '-', '!?'],
  ...['A. B', 'Section ', 'P. ', "DON'T ", '😀', 'http://', 'The fox. It is 3.5 and "so!" on\n'],
];

describe.each([...instructionKinds])('%s', (instructionId, kind) => {
  const check = kind({ instructionId, values: VALUES });

  it('decides on every text', () => {
    const unit = fc.constantFrom(...'aZé\n .,!?*<>[]"\'`-{}1:Pps\\', '***', '```', 'NaN', '\ud800');
    const text = fc.oneof(fc.string({ unit, maxLength: 80 }), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(text, (response) => {
        expect([true, false]).toContain(check(response));
      }),
    );
  });

  // Quadratic work takes ten seconds or more, linear work a twentieth of one: the limit tells them apart on a busy machine.
  it('stays linear on a quarter of a mebibyte of one thing', { timeout: 60_000 }, () => {
    for (const part of REPEATED) {
      const response = part.repeat(Math.ceil(LENGTH / part.length));
      const cost = cpuTimeMs(() => {
        check(response);
      });
      expect(cost, JSON.stringify(part)).toBeLessThan(2_000);
    }
  });
});
