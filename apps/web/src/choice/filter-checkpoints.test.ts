import { describe, expect, it } from 'vitest';

import type { Checkpoint } from '@assay/contracts/checkpoints';

import { filterCheckpoints, filterChoices } from './filter-checkpoints.ts';

function checkpoint(id: number, name: string, part: Partial<Checkpoint> = {}): Checkpoint {
  return {
    id,
    name,
    servedName: name,
    backendId: 1,
    backendName: 'reference',
    dialect: 'plain',
    family: null,
    trainingRun: null,
    step: null,
    parentId: null,
    parentName: null,
    hasSystemMessage: false,
    serving: { kind: 'served' },
    sampling: {},
    isDeletable: true,
    createdAt: new Date(0),
    ...part,
  };
}

const all = [
  checkpoint(1, 'solver:walksat-200', { family: 'walksat' }),
  checkpoint(2, 'solver:guess', { backendName: 'gpu-1' }),
];
const any = { text: '', family: '', backend: '' };

function idsOf(filter: Partial<typeof any>): number[] {
  return filterCheckpoints(all, { ...any, ...filter }).map(({ id }) => id);
}

describe('the checkpoint filter', () => {
  it('finds every word in any order and case', () => {
    expect(idsOf({ text: '200 SOLVER' })).toEqual([1]);
    expect(idsOf({ text: '200 guess' })).toEqual([]);
  });

  it('shows everything while it is empty, and spaces are empty', () => {
    expect(idsOf({ text: '   ' })).toEqual([1, 2]);
  });

  it('takes special characters as they are', () => {
    expect(idsOf({ text: '(.*' })).toEqual([]);
  });

  it('narrows by family and by backend', () => {
    expect(idsOf({ family: 'walksat' })).toEqual([1]);
    expect(idsOf({ backend: 'gpu-1' })).toEqual([2]);
  });

  it('offers each family once and none for checkpoints without', () => {
    expect(filterChoices([...all, ...all])).toEqual({
      families: ['walksat'],
      backends: ['gpu-1', 'reference'],
    });
  });
});
