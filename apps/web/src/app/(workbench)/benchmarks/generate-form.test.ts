import { describe, expect, it } from 'vitest';

import { readGenerateForm } from './generate-form.ts';

describe('the form of a generated benchmark', () => {
  it('counts its items: 3 levels × 8 = 24', () => {
    const read = readGenerateForm({
      family: 'maze',
      seed: 'a',
      levels: [1, 2, 3],
      itemsPerLevel: 8,
    });
    expect(read.kind === 'ready' && read.items).toBe(24);
  });

  it('names every wrong field at once', () => {
    const read = readGenerateForm({ family: 'maze', seed: ' ', levels: [], itemsPerLevel: null });
    expect(read).toEqual({
      kind: 'incomplete',
      errors: {
        seed: 'Give a seed: the same seed makes the same items.',
        levels: 'Choose at least one level.',
        itemsPerLevel: 'Give a whole number from 1 to 2,000.',
      },
    });
  });
});
