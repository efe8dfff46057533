import { describe, expect, it } from 'vitest';

import { lineFiles, sampleLines } from '../testing/line-files.ts';
import { allocate } from './allocate.ts';

const { write } = lineFiles();
const pilot = write('pilot.jsonl', sampleLines(['cccc', 'ccii', 'iiii', 'icic']));

describe('allocate', () => {
  it('asks every question again, those near one half most, and spends what it was given', async () => {
    const allocated = await allocate(pilot, { samples: 40 });
    const lines = 'lines' in allocated ? allocated.lines : [];
    const byItem = new Map(lines.map(({ item, repeats }) => [item, repeats]));
    expect(lines.reduce((sum, { repeats }) => sum + repeats, 0)).toBe(40);
    expect(Math.min(...byItem.values())).toBeGreaterThanOrEqual(1);
    expect(byItem.get('q1')).toBeGreaterThan(byItem.get('q0') ?? 99);
    expect('summary' in allocated && allocated.summary).toContain('40 further samples');
  });

  it('weighs the pilot and the further samples by no outcome of the pilot', async () => {
    const allocated = await allocate(pilot, { samples: 16 });
    const lines = 'lines' in allocated ? allocated.lines : [];
    // 4 of the pilot against a mean of 4 further ones: one half each, whatever a question's own number is.
    expect(lines.map(({ pilotWeight }) => pilotWeight)).toEqual([0.5, 0.5, 0.5, 0.5]);
    const further = lines.flatMap(({ item, repeats }) =>
      Array.from({ length: repeats }, (_, repeat) => ({ item, repeat, verdict: 'correct' })),
    );
    const file = write('further.jsonl', further);
    const estimated = await allocate(pilot, { samples: 16, further: file });
    // Pilot shares 1, ½, 0, ½ have the mean ½; the further ones 1: halfway.
    expect(estimated).toMatchObject({ estimate: { value: 0.75, n: 4 } });
  });

  it.each([
    ['no budget', {}, 'Give the budget'],
    ['two budgets', { samples: 9, tokens: 9 }, 'Give the budget'],
    ['too small a one', { samples: 2 }, 'one further sample of each'],
    ['tokens that nobody counted', { tokens: 1000 }, 'known tokens'],
  ])('refuses %s in one sentence', async (_, options, sentence) => {
    await expect(allocate(pilot, options)).rejects.toThrow(sentence);
  });
});
