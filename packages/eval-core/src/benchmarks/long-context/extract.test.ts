import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cpuTimeMs } from '../../testing/cpu-time.ts';
import { extractTruth } from './extract.ts';

const find = (text: string) => {
  const found = extractTruth(text);
  return found === null ? null : found.meaning;
};

describe('extractTruth', () => {
  it.each([
    'Final Answer: True',
    'final answer: true.',
    '**Final Answer:** True',
    '**Final Answer: True**',
    'Final Answer: **True**',
    'Final Answer: \\boxed{True}',
    'Final Answer: \\boxed{\\text{True}}',
    'Final Answer: "True"',
    'Final Answer: [True]',
    'Final Answer:\n\nTrue',
    '### Final Answer\nTrue',
    '```\nFinal Answer: True\n```',
    '<final_answer>True</final_answer>',
    'The answer is true.',
    'Final Answer: The statement is true.',
    'Final Answer: not false',
    'Final Answer: True, since the reverse would be false',
    'It seemed false at first.\nFinal Answer: True',
    'Final Answer: False\nWait, no.\nFinal Answer: True',
    'So it is false? No: the statement is true.',
    'TRUE',
  ])('reads %j as true', (text) => {
    expect(find(text)).toBe(true);
  });

  it.each([
    'Final Answer: False',
    'Final Answer: not true',
    'Final Answer: It isn’t true.',
    '\\boxed{False}',
    'Final Answer: **False**. The reverse is true.',
  ])('reads %j as false', (text) => {
    expect(find(text)).toBe(false);
  });

  it.each([
    'Final Answer: Unknown',
    'It may be true.\nFinal Answer: cannot be determined',
    'Final Answer: True or False',
    'Final Answer: True/False',
  ])('finds in %j an answer that is neither', (text) => {
    expect(extractTruth(text)).toMatchObject({ meaning: null });
  });

  it.each(['', 'I give up.', 'Untrue, falsehood.', 'Final Answer:'])(
    'finds no answer in %j',
    (text) => {
      expect(extractTruth(text)).toBeNull();
    },
  );

  it('names differing answers as rivals', () => {
    const found = extractTruth('Final Answer: False\nNo.\nFinal Answer: True');
    expect(found?.doubts).toEqual(['rival-answers']);
    expect(found?.extraction.rivals).toEqual(['False']);
    expect(extractTruth('Final Answer: True\nFinal Answer: **True**')?.doubts).toEqual([]);
  });

  it('never throws and always points into the text', () => {
    const piece = fc.constantFrom('Final Answer', ': ', 'True', 'not false', '\\boxed{', '}', '\n');
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 14 }), (parts) => {
        const text = parts.join('');
        const extraction = extractTruth(text)?.extraction;
        if (extraction !== undefined) {
          expect(text.slice(extraction.start, extraction.end)).toBe(extraction.text);
        }
      }),
    );
  });

  it.each(['Final Answer: ', 'true ', 'not ', '\\boxed{', 'true or ', '<final_answer>'])(
    'reads a megabyte of %j in bounded time',
    (piece) => {
      const text = piece.repeat(1_000_000 / piece.length);
      expect(cpuTimeMs(() => extractTruth(text))).toBeLessThan(2000);
    },
  );
});
