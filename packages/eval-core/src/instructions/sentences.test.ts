import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { sentencesOf } from './sentences.ts';

describe('sentencesOf', () => {
  it.each([
    ['It rains.', ['It rains.']],
    ['It rains. We stay. Why not?', ['It rains.', 'We stay.', 'Why not?']],
    ['It rains! we stay', ['It rains!', 'we stay']],
    ['Really?! Yes.', ['Really?!', 'Yes.']],
    ['A title\n\nand a line without an end', ['A title\n\nand a line without an end']],
    ['It costs 3.50 at example.org today. Fine.', ['It costs 3.50 at example.org today.', 'Fine.']],
    [
      'Dr. Lee met Mr. Poe on Jan. 3. They spoke.',
      ['Dr. Lee met Mr. Poe on Jan. 3.', 'They spoke.'],
    ],
    ['He left at 5 p.m. with her.', ['He left at 5 p.m. with her.']],
    ['He left at 5 p.m. They stayed.', ['He left at 5 p.m.', 'They stayed.']],
    ['J. Smith and B. Franklin wrote.', ['J. Smith and B. Franklin wrote.']],
    ['We need plan B. The first failed.', ['We need plan B.', 'The first failed.']],
    ['A. Opening\nB. Closing', ['A.', 'Opening\nB.', 'Closing']],
    ['1. Wash\n2. Cut', ['1.', 'Wash\n2.', 'Cut']],
    ['1. wash\n2. cut', ['1. wash\n2. cut']],
    ['Well... maybe. Hm.', ['Well... maybe.', 'Hm.']],
    ['Well... However, we stay.', ['Well...', 'However, we stay.']],
    ['"Stop." He ran.', ['"Stop."', 'He ran.']],
    ['(It rains.) We stay.', ['(It rains.)', 'We stay.']],
    ['He said “no.” We left.', ['He said “no.”', 'We left.']],
    ['Done. "', ['Done."']],
    ['**Note.** Read it.', ['**Note.', '** Read it.']],
    ['', []],
    [' \n ', []],
  ])('%j', (text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences);
  });

  it('keeps every character but white space, in order', () => {
    const unit = fc.constantFrom(...'aB.?!…"\')(] \n-1,;“”', 'Mr.', 'The', '...', '. ');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        expect(sentencesOf(text).join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
      }),
    );
  });
});
