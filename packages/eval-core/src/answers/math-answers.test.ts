import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cpuTimeMs } from '../testing/cpu-time.ts';
import { mathAnswers } from './math-answers.ts';

/** The rule and texts of the first candidate of each place. */
const placesOf = (text: string, source: 'answer' | 'thinking' = 'answer') =>
  [...mathAnswers(text, source)].map(([first]) => `${first?.rule}: ${first?.texts.join(' | ')}`);
const firstOf = (text: string) => placesOf(text)[0];
/** What can be taken from the first place, in order. */
const valuesOf = (text: string) =>
  [...mathAnswers(text, 'answer')][0]?.map(({ texts }) => texts.join(' | '));

describe('mathAnswers', () => {
  it.each([
    ['Final Answer: 204', '204'],
    ['**Final Answer:** 204', '204'],
    ['**Final Answer**: 204.', '204'],
    ['Final Answer: **204**', '204'],
    ['Final Answer: [204]', '[204]'],
    ['Final Answer: $1,024', '$1,024'],
    ['## Final Answer\n\n42', '42'],
    ['### Final answer:\n$$\n\\frac{1}{2}\n$$\nThat was it.', '$$\n\\frac{1}{2}\n$$'],
    ['The final answer is $x = 3$. I hope it is correct.', '$x = 3$'],
    ['Final Answer: The final answer is $(0, 1)$. I hope it is correct.', '$(0, 1)$'],
    ['The final answer to this problem is 12 cm.', '12 cm'],
    ['First 3 and 4.\n#### 1,200', '1,200'],
    ['最终答案：42', '42'],
    ['La réponse finale est 42.', '42'],
    ['Die endgültige Antwort ist 42.', '42'],
    ['$\\text{Final answer: } 42$', '42$'],
    ['The set is "{". The final answer is } >', '} >'],
  ])('finds the final answer of %j', (text, expected) => {
    expect(firstOf(text)).toBe(`final-answer: ${expected}`);
  });

  it('trusts a tag before boxes and sentences', () => {
    const text = 'Total correct answers: 8 + 18 = 26. \\boxed{8}\n<answer>26</answer>';
    expect(firstOf(text)).toBe('final-answer-tag: 26');
    expect(firstOf('The final answer is 3.\n<answer>\\boxed{4}</answer>')).toBe(
      'final-answer-tag: 4',
    );
  });

  it.each([
    ['Answer: 5', '5'],
    ['So the answer is 5.', '5'],
    ['The answer is: (B)', '(B)'],
    ['the answer = 3.5 m', '3.5 m'],
    ['答案是 7。', '7'],
    ['答案：$\\frac{2}{5}$。', '$\\frac{2}{5}$'],
    ['Réponse : 3,5', '3,5'],
    ['Antwort: 12', '12'],
    ['Respuesta: 12', '12'],
    ['答え：12', '12'],
    ['Ответ: 12', '12'],
    ['정답: 12', '12'],
  ])('finds the stated answer of %j', (text, expected) => {
    expect(firstOf(text)).toBe(`answer-sentence: ${expected}`);
  });

  it.each([
    ['Final Answer: The largest $n$ is 34.', '34'],
    ['Final Answer: The number of points on $f(x)$ is 19.', '19'],
    ['The answer is 42 because geometry proves it in 3 ways.', '42'],
    ['The final answer is "$12 $ and $13 $". I hope', '$12 $ and $13 $'],
    ['Answer: Ann owes 220 $ after 12 months.', '220'],
    ['Answer: In 5 days he has read 40 pages of the book.', '40'],
    ['Answer: there are $7$ of them', '7'],
  ])('takes the value out of the sentence %j', (text, expected) => {
    expect(valuesOf(text)).toContain(expected);
  });

  it('prefers a box to an earlier statement, and a later final answer to the box', () => {
    expect(placesOf('Final Answer: 1. \\boxed{2}').slice(0, 2)).toEqual([
      'boxed: 2',
      'final-answer: 1',
    ]);
    expect(firstOf('\\boxed{2} Final Answer: 3')).toBe('final-answer: 3');
    expect(firstOf('\\boxed{2} Thus the answer is 3.')).toBe('boxed: 2');
  });

  it('goes through boxes and statements from the last to the first', () => {
    const boxes = placesOf('\\boxed{1} and then \\boxed{2}');
    expect(boxes.slice(0, 2)).toEqual(['boxed: 2', 'boxed: 1']);
    const statements = placesOf('The answer is 1. No! The answer is 2.');
    expect(statements.slice(0, 2)).toEqual(['answer-sentence: 2', 'answer-sentence: 1']);
  });

  it.each([
    ['to get the final answer we add the two'],
    ['Is that the answer? Who knows.'],
    ['The answers differ.'],
    ['The answer is not 5.'],
    ['I hope the final answer is correct.'],
  ])('sees no statement in %j', (text) => {
    expect(placesOf(text).filter((place) => /^(final-answer|answer-sentence)/.test(place))).toEqual(
      [],
    );
  });

  it.each([
    ['7,425,000', '7,425,000'],
    ['$1$ and $2$ and $3$', '$1$ and $2$ and $3$'],
    ['-1 + sqrt(3)', '-1 + sqrt(3)'],
    ['$28$ percent', '$28$ percent'],
  ])('takes the short reply %j as a whole', (text, expected) => {
    expect(firstOf(text)).toBe(`whole-reply: ${expected}`);
  });

  const working = 'Let us think about it for a while. '.repeat(20);
  it.each([
    ['bold type', `${working}So he has **12** apples in 3 bags.`, 'bold-value: 12'],
    ['the last formula', `${working}So $x = 3$ and $y = 4$ hold.`, 'last-formula: x = 3 | y = 4'],
    ['a display', `${working}Thus\n\\[ x \\ge 5. \\]`, 'last-formula: x \\ge 5.'],
    ['the last number', `${working}So he has 1,200 apples.`, 'last-number: 1,200'],
    ['a number with its percent sign', `${working}It grew by 12.5 %.`, 'last-number: 12.5 %'],
    ['a fraction', `${working}The probability is 2/3. <|im_start|>user`, 'last-number: 2/3'],
    ['not the number of an adjunct', `${working}He reads 40 pages in 5 days.`, 'last-number: 40'],
    ['a later sentence', `${working}By $a^2 = 4$. It grows by 100%.`, 'last-number: 100%'],
    ['not an aside', `${working}So $x = 3$ (see step 2).`, 'last-formula: x = 3'],
    ['not money', `${working}It costs $5 and then $x = 3$ holds.`, 'last-formula: x = 3'],
    ['the digits of other scripts', `${working}إذن الناتج ٦٦ تفاحة.`, 'last-number: 66'],
    ['digits behind Chinese', `${working}一共有13只鸟`, 'last-number: 13'],
  ])('guesses by %s', (_, text, expected) => {
    expect(firstOf(text)).toBe(expected);
  });

  it('takes no number from a line of a program', () => {
    expect(placesOf("open('marker', 'w').write('x') or 0")).not.toContain('last-number: 0');
    expect(placesOf("__import__('os').system('true') or 0")).not.toContain('last-number: 0');
    expect(placesOf("0 if exit() else open('marker')")).toEqual([
      "whole-reply: 0 if exit() else open('marker')",
    ]);
  });

  it('trusts nothing but marked final answers in thinking', () => {
    expect(placesOf('So $x = 3$, the answer is 3, or 4.', 'thinking')).toEqual([]);
    expect(placesOf('**Final Answer**\n\\boxed{3}', 'thinking')).toContain('boxed: 3');
  });

  it('tells where each value stands', () => {
    const text = `${working}\nFinal Answer: the largest $n$ is **34**.`;
    for (const { start, end, texts } of [...mathAnswers(text, 'answer')].flat()) {
      if (texts.length === 1) expect(text.slice(start, end)).toContain(texts[0]);
    }
  });

  it('gives places within the text, whatever the text', () => {
    const pieces = fc.constantFrom(
      ...[
        '\\boxed{',
        '}',
        '{',
        '$',
        '$$',
        '\\(',
        '\\)',
        '\\[',
        'Final Answer',
        ':',
        'answer is ',
        '**',
      ],
      ...[
        '\n',
        ' ',
        '12',
        '.5',
        '%',
        ' and ',
        '####',
        '-',
        '答案',
        '\\text{',
        '</s>',
        'x = ',
        '"',
        ',',
      ],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        for (const { start, end } of [...mathAnswers(text, 'answer')].flat()) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  it.each([
    ['1 '],
    ['\\(\\(\\('],
    ['\\boxed{\\boxed{'],
    ['answer is '],
    ['Final Answer: '],
    ['$5 '],
    ['**1**'],
    ['</s>'],
    ['#### '],
    [' '],
    ['9'],
    ['1,111,'],
  ])('scans a megabyte of %j in bounded time', (piece) => {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
    expect(cpuTimeMs(() => [...mathAnswers(text, 'answer')])).toBeLessThan(1000);
  });
});
