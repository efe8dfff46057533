import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cpuTimeMs } from '../testing/cpu-time.ts';
import { findRepetitionLoop } from './repetition-loop.ts';

const sentence = 'Let me check this once more, step by step. ';

const paragraph = Array.from({ length: 60 }, (_, index) => `Step ${index}: go on. `).join('');

describe('findRepetitionLoop', () => {
  it.each([
    ['a sentence', sentence.repeat(10), sentence.length],
    ['a sentence that breaks off', `${sentence.repeat(10)}Let me che`, sentence.length],
    ['a word', 'Intro.\n'.concat('wait '.repeat(100)), 5],
    ['a letter', `So ${'a'.repeat(300)}`, 1],
    ['a line', `Text\n${'The answer is 5.\n'.repeat(30)}`, 17],
    ['a long paragraph', paragraph.repeat(5), paragraph.length],
  ])('finds %s that is said again and again', (_, text, periodLength) => {
    expect(findRepetitionLoop(text)?.periodLength).toBe(periodLength);
  });

  it('says where the loop begins and how often it goes round', () => {
    const text = `All is well so far: ${sentence.repeat(10)}`;
    const loop = findRepetitionLoop(text);
    expect(loop?.repeats).toBe(10);
    expect(text.slice(loop?.start)).toContain(sentence.repeat(9));
    expect(loop?.start).toBeLessThanOrEqual(20);
  });

  it.each([
    ['nothing', ''],
    ['one sentence', sentence],
    ['a sentence said three times', sentence.repeat(3)],
    ['a loop that ended', `${sentence.repeat(10)}So the answer is seven, as we saw above.`],
    ['emphasis', 'No, no, no, no, no, no!'],
    ['a rule', `Text\n${'-'.repeat(500)}`],
    ['a rule of a table', `Text\n${'|:---'.repeat(80)}|`],
    ['a list of zeros', `[${'0, '.repeat(200)}`],
    ['a table of numbers', '| 0 | 1 |\n'.repeat(50)],
    ['digits', '3'.repeat(1000)],
    ['blank space', `Text${' '.repeat(1000)}`],
    ['a list of steps', Array.from({ length: 40 }, (_, i) => `Step ${i}: add ${i}`).join('\n')],
  ])('takes %s for no loop', (_, text) => {
    expect(findRepetitionLoop(text)).toBeNull();
  });

  it('finds any phrase that is repeated often enough, at its own period or a divisor of it', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z]{3,20} [a-z ]{5,30}\.$/),
        fc.integer({ min: 5, max: 40 }),
        (phrase, more) => {
          const period = `${phrase} `;
          const text = `Before. ${period.repeat(Math.ceil(200 / period.length) + more)}`;
          const found = findRepetitionLoop(text)?.periodLength ?? 0;
          expect(period.length % found).toBe(0);
        },
      ),
    );
  });

  it('looks at the end of a megabyte only', () => {
    const cost = cpuTimeMs(() => {
      findRepetitionLoop('ab'.repeat(500_000));
      findRepetitionLoop('x'.repeat(1_000_000));
    });
    expect(cost).toBeLessThan(1000);
  });
});
