import { describe, expect, it } from 'vitest';

import { cpuTimeMs } from '../testing/cpu-time.ts';
import { mixedScripts } from './language-mix.ts';

const english = 'We first add the two numbers and then divide the sum by three to get the mean. ';
const chinese = '我们先把两个数相加，然后把总和除以三，得到平均值。';

describe('mixedScripts', () => {
  it.each([
    ['Chinese in English', `${english}因此答案是四十二。${english}`, null, ['Han and kana']],
    ['Russian in English', `${english}Поэтому ответ равен.${english}`, null, ['Cyrillic']],
    ['Korean in English', `${english}그래서 정답은 이것입니다.`, null, ['Hangul']],
    ['English in Chinese', `${chinese.repeat(8)}${english}${chinese}`, null, ['Latin']],
    ['Chinese where English was asked', `${english}因此答案是四十二`, english, ['Han and kana']],
    [
      'three scripts',
      `${english}因此答案是四十二. Поэтому ответ равен.`,
      null,
      ['Cyrillic', 'Han and kana'],
    ],
  ])('sees %s', (_, text, prompt, scripts) => {
    expect(mixedScripts(text, prompt).sort()).toEqual(scripts);
  });

  it.each([
    ['one language', english, null],
    ['another language than the prompt', chinese, english],
    ['a language that the prompt has too', `${english}${chinese}`, chinese],
    ['a name in brackets', `${english}Beijing (北京) is large.`, null],
    ['Greek letters of mathematics', `${english}αβγδεζηθικλμνξοπ Σ Ω`, null],
    ['Latin variables in Chinese', `${chinese}设 x = a + b, f(x) = sin(x), ABC`, null],
    ['a short English term in Chinese', `${chinese}这就是 dynamic programming 方法。`, null],
    ['accents', `${english}Café, naïve, Ångström, Łódź.`, null],
    ['nothing', '', null],
  ])('sees no mix in %s', (_, text, prompt) => {
    expect(mixedScripts(text, prompt)).toEqual([]);
  });

  it.each(['a', 'a ', '北', 'ж ', 'abcdefghijklmnopqrstuvwxyz'])(
    'scans a megabyte of %j',
    (piece) => {
      const cost = cpuTimeMs(() => {
        mixedScripts(piece.repeat(1_000_000 / piece.length), null);
      });
      expect(cost).toBeLessThan(1000);
    },
  );
});
