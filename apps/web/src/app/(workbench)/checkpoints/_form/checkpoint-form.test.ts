import { expect, test } from 'vitest';

import type { CheckpointDetail } from '@assay/contracts/checkpoints';

import {
  checkpointForm,
  readCheckpointForm,
  startCheckpointForm,
  withServedName,
} from './checkpoint-form.ts';

test('what was seen on the backend is filled in', () => {
  const form = startCheckpointForm(3, 'solver:walksat-200');
  expect(readCheckpointForm(form)).toEqual({
    kind: 'ready',
    input: {
      backendId: 3,
      servedName: 'solver:walksat-200',
      name: 'solver:walksat-200',
      family: undefined,
      trainingRun: undefined,
      step: undefined,
      parentId: undefined,
      systemMessage: undefined,
      serving: { kind: 'served' },
      sampling: {},
    },
  });
});

test('step 0 is a step and not a missing one', () => {
  const read = readCheckpointForm({ ...startCheckpointForm(1, 'm'), step: 0 });
  expect(read.kind === 'ready' && read.input.step).toBe(0);
});

test('every field that stands in the way is named with a sentence', () => {
  const read = readCheckpointForm({ ...startCheckpointForm(null, ''), step: 1.5 });
  expect(read).toEqual({
    kind: 'incomplete',
    errors: {
      backendId: 'Choose the backend that serves it.',
      servedName: 'Name the model as the server calls it.',
      name: 'Give the checkpoint a name.',
      step: 'Give a whole number, 0 or more.',
    },
  });
});

test('a stored checkpoint comes back from its form as it was', () => {
  const said = {
    ...{
      backendId: 3,
      servedName: 'm',
      name: 'rl-50',
      family: 'qwen',
      trainingRun: 'rl',
      step: 50,
    },
    ...{ parentId: 4, systemMessage: 'Think.', sampling: { temperature: 0.6, topK: 20 } },
    serving: { kind: 'adapter' as const, name: 'ten', path: '/w/10' },
  };
  const shown = { id: 9, backendName: 'gpu', dialect: 'vllm', parentName: 'base' } as const;
  const rest = { hasSystemMessage: true, isDeletable: false, createdAt: new Date(0) };
  const stored: CheckpointDetail = { ...said, ...shown, ...rest };
  expect(readCheckpointForm(checkpointForm(stored))).toEqual({ kind: 'ready', input: said });
});

test('a wrong default is told at its field', () => {
  const form = startCheckpointForm(1, 'm');
  const read = readCheckpointForm({ ...form, sampling: { ...form.sampling, temperature: 9 } });
  expect(read.kind === 'incomplete' && read.errors.sampling).toEqual({
    temperature: 'Give a number from 0 to 2.',
  });
});

test('the name follows the served model until it is written by hand', () => {
  const form = startCheckpointForm(1, 'a');
  expect(withServedName(form, 'b').name).toBe('b');
  expect(withServedName({ ...form, name: 'mine' }, 'b').name).toBe('mine');
});

test('an adapter has a name and a path, and weights a path and an id if one is known', () => {
  const form = { ...startCheckpointForm(1, 'base'), weightsPath: '/w/10', adapterName: 'ten' };
  const servingOf = (changed: Partial<typeof form>) => {
    const read = readCheckpointForm({ ...form, ...changed });
    return read.kind === 'ready' ? read.input.serving : read.errors;
  };
  expect(servingOf({ serving: 'adapter' })).toEqual({
    kind: 'adapter',
    name: 'ten',
    path: '/w/10',
  });
  expect(servingOf({ serving: 'weights', expectedWeightsId: ' sha-1 ' })).toEqual({
    kind: 'weights',
    path: '/w/10',
    expectedId: 'sha-1',
  });
  expect(servingOf({ serving: 'adapter', adapterName: 'base:ten', weightsPath: '' })).toEqual({
    adapterName: 'Leave the colon out: it stands between the model and its adapter.',
    weightsPath: 'Give the path as the server sees it.',
  });
});
