import { describe, expect, it } from 'vitest';

import { cpuTimeMs } from '../testing/cpu-time.ts';
import { boxedAnswers } from './boxed.ts';

const textsOf = (text: string) => boxedAnswers(text).map(({ texts }) => texts);

describe('boxedAnswers', () => {
  it.each<[string, string, string[][]]>([
    ['nested braces', String.raw`so $\boxed{\frac{1}{2}}$.`, [[String.raw`\frac{1}{2}`]]],
    ['escaped braces', String.raw`\boxed{\{1, 2\}}`, [[String.raw`\{1, 2\}`]]],
    ['other commands', String.raw`\fbox{3} or rather: \framebox{4}`, [['3'], ['4']]],
    ['a box in a box', String.raw`\boxed{\boxed{5}}`, [[String.raw`\boxed{5}`]]],
    ['no braces', String.raw`$\boxed 5$ and more. \boxed12`, [['5'], ['12']]],
    ['a doubled backslash', String.raw`\\boxed{7}`, [['7']]],
    ['a backslash that became a control character', '\u0008oxed{7}', [['7']]],
    ['a box that is never closed', String.raw`$\boxed{8`, [['8']]],
    ['a formula that ends within the box', String.raw`$\boxed{8$ is it`, [['8']]],
    ['an echo of the instruction', String.raw`I put it in \boxed{}. \boxed{your answer}`, []],
    ['nothing', 'It is boxed in.', []],
  ])('reads %s', (_, text, expected) => {
    expect(textsOf(text)).toEqual(expected);
  });

  it.each([
    [String.raw`\boxed{1}, \boxed{2}`],
    [String.raw`\boxed{1}\boxed{2}`],
    [String.raw`\[ \boxed{1} \quad \text{and} \quad \boxed{2}. \]`],
    [String.raw`$x = \boxed{1}$ or $x = \boxed{2}$`],
    [String.raw`\boxed{1} cats and \boxed{2} dogs`],
    [String.raw`$\boxed{1}$和$\boxed{2}$`],
  ])('joins the boxes of %j to a list', (text) => {
    expect(textsOf(text)).toEqual([['1', '2']]);
  });

  it.each([
    [String.raw`\boxed{1} and then \boxed{2}`],
    [String.raw`\boxed{1}. Wait, no: \boxed{2}`],
    [String.raw`\boxed{1} + \boxed{2}`],
    [String.raw`\boxed{1} becomes \boxed{2}`],
    [`\\boxed{1}, ${'and so it goes on '.repeat(5)}, \\boxed{2}`],
    ['\\boxed{1}\n\n\\boxed{2}'],
  ])('does not join those of %j', (text) => {
    expect(textsOf(text)).toEqual([['1'], ['2']]);
  });

  it('takes boxes that repeat each other for one', () => {
    expect(textsOf(String.raw`\boxed{5}, \boxed{5}`)).toEqual([['5']]);
  });

  it.each([
    [String.raw`$\boxed{28}$ %`],
    [String.raw`$\boxed{28}$ percent`],
    [String.raw`\boxed{28}\%`],
  ])('counts the percent sign behind the box in %j', (text) => {
    expect(textsOf(text)).toEqual([['28%']]);
  });

  it.each([
    ['It is $\\boxed{42}$.', '42'],
    ['It is \\boxed{ \\frac{1}{2} }', '\\frac{1}{2}'],
    ['It is \\boxed 7.', '7'],
    ['It is \\boxed{7', '7'],
    ['It is \\boxed{50}\\%.', '\\boxed{50}\\%'],
    ['It is \\boxed{1} and \\boxed{2}.', '\\boxed{1} and \\boxed{2}'],
  ])('tells where the answer of %j stands', (text, expected) => {
    const [box] = boxedAnswers(text);
    expect(text.slice(box?.start, box?.end)).toBe(expected);
  });

  it.each([['\\boxed{'], ['\\boxed{\\boxed{'], ['{'], ['\\boxed{1},'], ['\\boxed '], ['boxed']])(
    'scans a megabyte of %j in linear time',
    (piece) => {
      const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
      expect(cpuTimeMs(() => boxedAnswers(text))).toBeLessThan(1000);
    },
  );
});
