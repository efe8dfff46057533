import { describe, expect, test } from 'vitest';

import type { MeasuredRunInfo } from '@assay/contracts/teachable';

import { chosenRuns, chosenVersionId, readChoice } from './chosen-runs.ts';
import { teachableSearch } from './search-params.ts';

function run(runId: number, checkpointId: number, correct: number): MeasuredRunInfo {
  return {
    runId,
    versionId: 1,
    checkpointId,
    checkpointName: `checkpoint ${checkpointId}`,
    variant: {
      templateId: 1,
      templateHash: '0',
      isDefaultTemplate: true,
      systemMessageId: 1,
      systemMessageHash: null,
      isOwnSystemMessage: true,
    },
    sweepName: 'a sweep',
    status: 'completed',
    repeats: 1,
    samples: 10,
    correct,
  };
}

const runs = [run(9, 3, 2), run(8, 2, 5), run(7, 1, 8), run(6, 1, 7), run(5, 2, 9), run(4, 3, 1)];
const nothing = teachableSearch.parse({});

describe('where the address names no run', () => {
  test('the most accurate one is strong, the newest of every other checkpoint weak', () => {
    expect(chosenRuns(runs, nothing)).toEqual({ strongRunId: 5, weakRunIds: [9, 7] });
  });

  test('none that is under way is proposed, however new and accurate, unless all are', () => {
    const begun = [run(12, 2, 10), run(11, 3, 10)].map((one) => ({
      ...one,
      status: 'running' as const,
    }));
    expect(chosenRuns([...begun, ...runs], nothing)).toEqual({
      strongRunId: 5,
      weakRunIds: [9, 7],
    });
    expect(chosenRuns(begun, nothing)).toEqual({ strongRunId: 12, weakRunIds: [11] });
    expect(chosenRuns([...begun, ...runs], { strong: 12, weak: '11.7' })).toEqual({
      strongRunId: 12,
      weakRunIds: [11, 7],
    });
  });

  test('there is nothing to choose without runs', () => {
    expect(chosenRuns([], nothing)).toEqual({ strongRunId: null, weakRunIds: [] });
    expect(chosenVersionId([], nothing)).toBeNull();
  });

  test('the first version is looked at', () => {
    expect(chosenVersionId([{ versionId: 3, runs: 5 }], nothing)).toBe(3);
  });
});

describe('the runs that the address names', () => {
  test('are taken, without those that are not there or strong already', () => {
    const search = { strong: 7, weak: '8.7.99.x' };
    expect(chosenRuns(runs, search)).toEqual({ strongRunId: 7, weakRunIds: [8] });
  });

  test('may be none, which is not the same as those proposed', () => {
    expect(chosenRuns(runs, { strong: 7, weak: '' }).weakRunIds).toEqual([]);
  });
});

describe('a choice', () => {
  test('holds the rule as fractions', () => {
    const read = readChoice({ strongRunId: 5, weakRunIds: [9] }, { ...nothing, low: 5, gap: -10 });
    expect(read).toMatchObject({
      kind: 'ready',
      choice: { weakLow: 0.05, weakHigh: 0.8, minimumGap: -0.1, minimumMargin: 0.2 },
    });
  });

  test('says what is missing', () => {
    expect(readChoice({ strongRunId: 5, weakRunIds: [] }, nothing)).toEqual({
      kind: 'incomplete',
      reason: 'Choose at least one weak run.',
    });
    expect(readChoice({ strongRunId: 5, weakRunIds: [9] }, { ...nothing, low: 90 })).toEqual({
      kind: 'incomplete',
      reason: 'The lowest weak agreement is above the highest: swap them.',
    });
  });
});
