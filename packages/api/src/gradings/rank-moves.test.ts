import { describe, expect, it } from 'vitest';

import type { PromptVariant } from '@assay/contracts/prompts';

import { rankMoves, type RankedCell } from './rank-moves.ts';

const DEFAULTS: PromptVariant = {
  templateId: 1,
  templateHash: '111111111111',
  isDefaultTemplate: true,
  systemMessageId: 1,
  systemMessageHash: null,
  isOwnSystemMessage: true,
};

/** Checkpoints a, b, c … on one benchmark. */
function column(versionId: number, ...estimates: (number | null)[]): RankedCell[] {
  return estimates.map((estimateFraction, index) => ({
    versionId,
    benchmarkTitle: `benchmark ${versionId}`,
    checkpointId: index + 1,
    checkpointName: 'abcdef'.charAt(index),
    variant: DEFAULTS,
    estimateFraction,
  }));
}

function movesOf(before: RankedCell[], after: RankedCell[]) {
  return rankMoves(before, after).map((move) => [move.checkpointName, move.before, move.after]);
}

describe('rankMoves', () => {
  it('names who overtook whom', () => {
    expect(movesOf(column(1, 0.9, 0.8, 0.1), column(1, 0.7, 0.8, 0.1))).toEqual([
      ['a', 1, 2],
      ['b', 2, 1],
    ]);
  });

  it('ranks what was asked with another template as a row of its own', () => {
    const variant = { ...DEFAULTS, templateId: 2, isDefaultTemplate: false };
    const rows = ([own, other]: readonly [number, number]) =>
      column(1, own, other).map((cell, index) =>
        index === 0 ? cell : { ...cell, checkpointId: 1, checkpointName: 'a', variant },
      );
    const moves = rankMoves(rows([0.9, 0.8]), rows([0.7, 0.8]));
    expect(moves.map((move) => [move.variant.templateId, move.before, move.after])).toEqual([
      [1, 1, 2],
      [2, 2, 1],
    ]);
  });

  it('is empty where estimates change and ranks do not', () => {
    expect(movesOf(column(1, 0.9, 0.8), column(1, 0.85, 0.3))).toEqual([]);
  });

  it('gives equal estimates the same rank, and the next one the rank after all of them', () => {
    expect(movesOf(column(1, 0.9, 0.8, 0.7), column(1, 0.8, 0.8, 0.7))).toEqual([['b', 2, 1]]);
    expect(movesOf(column(1, 0.5, 0.5, 0.4), column(1, 0.5, 0.4, 0.4))).toEqual([
      ['b', 1, 2],
      ['c', 3, 2],
    ]);
  });

  it('ranks every benchmark by itself, and what is not measured not at all', () => {
    const before = [...column(1, 0.2, 0.1), ...column(2, null, 0.9)];
    const after = [...column(1, 0.2, 0.3), ...column(2, 0.95, 0.9)];
    expect(rankMoves(before, after)).toMatchObject([
      { versionId: 1, checkpointName: 'a', before: 1, after: 2 },
      { versionId: 1, checkpointName: 'b', before: 2, after: 1 },
      { versionId: 2, checkpointName: 'b', before: 1, after: 2 },
    ]);
  });
});
