import { once } from 'node:events';
import { text } from 'node:stream/consumers';

import { describe, expect, it } from 'vitest';

import { answersOf, startAssay } from './testing/assay-command.ts';
import { sampleLines } from './testing/line-files.ts';

describe('assay stats', () => {
  it('reads standard input where no file is named, and prints one document', async () => {
    const command = startAssay(['stats', '--level', '0.9'], {});
    command.stdin.end(sampleLines(['ccc', 'cic', 'iii', 'cci']).map(toLine).join('\n'));
    const document = JSON.parse(await text(command.stdout)) as { accuracy: object; level: number };
    expect(document.level).toBe(0.9);
    expect(document.accuracy).toMatchObject({ questions: 4, repeats: 3, mean: 7 / 12 });
  });

  it('prints nothing but a sentence about a line that is wrong, and ends with 1', async () => {
    const command = startAssay(['stats'], {});
    const { answers, complaints, code } = await answersOf(command, [
      ...sampleLines(['cc']),
      { item: 'q9', repeat: 0, verdict: 'maybe' },
    ]);
    expect(answers).toEqual([]);
    expect(complaints).toMatch(/^Standard input, line 3: The field "verdict" must be [^\n]+\n$/);
    expect(code).toBe(1);
  });

  it('ends in silence when its reader has seen enough', async () => {
    const command = startAssay(['stats'], {});
    const lines = sampleLines(Array.from({ length: 2_000 }, (_, item) => (item % 3 ? 'ci' : 'cc')));
    command.stdout.destroy();
    command.stdin.end(lines.map(toLine).join('\n'));
    const [complaints] = await Promise.all([text(command.stderr), once(command, 'close')]);
    expect(complaints).toBe('');
  });
});

describe('assay reward', () => {
  it('has the rewards of the report, before and after the weight', async () => {
    // R_min + ½(R_max − R_min)(1 + cos πρ) by hand; the weights are 8/13 and 1/13.
    const table = [
      ['correct', 25_600, 1],
      ['correct', 27_136, 0.926777],
      ['correct', 28_672, 0.75],
      ['correct', 30_208, 0.573223],
      ['correct', 31_744, 0.5],
      ['correct', 99_999, 0.5],
      ['incorrect', 0, -1],
      ['incorrect', 925.5, -0.926777],
      ['incorrect', 1_851, -0.75],
      ['incorrect', 2_776.5, -0.573223],
      ['incorrect', 3_702, -0.5],
      ['unscorable', 100, null],
    ] as const;
    const reply = '<think>Seven is prime.</think>7';
    const { answers, code } = await answersOf(
      startAssay(['reward'], {}),
      table.map(([verdict, tokens], id) => ({ id, verdict, tokens, text: reply, finish: 'stop' })),
    );
    expect(code).toBe(0);
    for (const [id, [, , expected]] of table.entries()) {
      const { rewardAccuracy, rewardRepetition, reward } = answers[id] ?? {};
      if (expected === null) {
        expect([rewardAccuracy, reward]).toEqual([null, null]);
        continue;
      }
      expect(rewardAccuracy).toBeCloseTo(expected, 6);
      expect(rewardRepetition).toBe(0);
      expect(reward).toBeCloseTo((8 / 13) * expected, 6);
    }
  });

  it('lets a bad think block go before a missing end, and says null without the text', async () => {
    const { answers } = await answersOf(startAssay(['reward'], {}), [
      { id: 'a', verdict: 'correct', tokens: 10, text: 'no block', finish: 'length' },
      { id: 'b', verdict: 'correct', tokens: 10, text: '<think>x</think>7', finish: 'length' },
      { id: 'c', verdict: 'correct', tokens: 10 },
    ]);
    expect(answers).toMatchObject([
      { id: 'a', rewardAccuracy: -1, override: 'bad-think-block' },
      { id: 'b', rewardAccuracy: -0.5, override: 'missing-end' },
      { id: 'c', rewardAccuracy: 1, rewardRepetition: null, reward: null },
    ]);
  });
});

function toLine(line: object): string {
  return JSON.stringify(line);
}
