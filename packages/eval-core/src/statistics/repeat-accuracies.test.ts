import { describe, expect, it } from 'vitest';

import { completeAccuracies, repeatAccuracies } from './repeat-accuracies.ts';

describe('repeatAccuracies', () => {
  it('gives each repeat its share, in order, with the extremes of the complete ones', () => {
    const result = repeatAccuracies(
      [
        { repeat: 2, samples: 4, correct: 3 },
        { repeat: 0, samples: 4, correct: 1 },
        { repeat: 1, samples: 2, correct: 2 },
      ],
      4,
    );
    expect(result.repeats).toEqual([
      { repeat: 0, accuracyFraction: 0.25, samples: 4, isComplete: true },
      { repeat: 1, accuracyFraction: 1, samples: 2, isComplete: false },
      { repeat: 2, accuracyFraction: 0.75, samples: 4, isComplete: true },
    ]);
    expect(result).toMatchObject({
      completeRepeats: 2,
      lowestFraction: 0.25,
      highestFraction: 0.75,
    });
    expect(completeAccuracies(result.repeats)).toEqual([0.25, 0.75]);
  });

  it('gives a repeat without samples no accuracy, and no extremes without a complete repeat', () => {
    const result = repeatAccuracies([{ repeat: 0, samples: 0, correct: 0 }], 3);
    expect(result.repeats[0]?.accuracyFraction).toBeNull();
    expect(result).toMatchObject({
      completeRepeats: 0,
      lowestFraction: null,
      highestFraction: null,
    });
  });

  it('never calls a repeat of nothing complete', () => {
    const result = repeatAccuracies([{ repeat: 0, samples: 0, correct: 0 }], 0);
    expect(result.completeRepeats).toBe(0);
  });

  it('rejects a repeat that is given twice', () => {
    const twice = { repeat: 1, samples: 1, correct: 0 };
    expect(() => repeatAccuracies([twice, twice], 2)).toThrow(/Repeat 1 is given twice/);
  });

  it('rejects a repeat with more samples than planned items', () => {
    expect(() => repeatAccuracies([{ repeat: 0, samples: 3, correct: 0 }], 2)).toThrow(
      /3 samples for 2 planned items/,
    );
  });
});
