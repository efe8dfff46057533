import { describe, expect, it } from 'vitest';

import { defaultSampling } from '@assay/contracts/sampling';
import type { SweepSpec } from '@assay/contracts/sweeps';

import { readExtendForm, startExtendForm } from './extend-form.ts';

const spec: SweepSpec = {
  name: 'Sweep',
  checkpointIds: [1],
  benchmarkVersionIds: [2],
  promptTemplateIds: [null],
  systemMessageIds: [null],
  repeats: 4,
  sampling: defaultSampling,
};

describe('the form that extends a sweep', () => {
  it('begins with what the sweep asks for', () => {
    expect(startExtendForm(spec)).toEqual({ repeats: 4, items: null, furtherCheckpointIds: [] });
    expect(startExtendForm({ ...spec, itemLimit: 50 }).items).toBe(50);
  });

  it('takes an empty number of items as all of them', () => {
    const form = { ...startExtendForm(spec), repeats: 6, furtherCheckpointIds: [7] };
    expect(readExtendForm(form)).toEqual({
      kind: 'ready',
      extension: { repeats: 6, items: 'all', furtherCheckpointIds: [7] },
    });
  });

  it.each([
    [{ repeats: null }, 'Give a whole number of repeats.'],
    [{ repeats: 1.5 }, 'Give a whole number of repeats.'],
    [{ repeats: 1001 }, 'Give at most 1,000 repeats.'],
    [{ items: 0 }, 'Give a whole number of items from 1 on, or none for all.'],
  ])('says what is wrong with %j', (part, message) => {
    expect(readExtendForm({ ...startExtendForm(spec), ...part })).toEqual({
      kind: 'incomplete',
      message,
    });
  });
});
