import { describe, expect, it } from 'vitest';

import { samplingForm } from '../../../../sampling/sampling-form.ts';
import { readSweepForm, type SweepForm } from './sweep-form.ts';

const filled: SweepForm = {
  name: 'First sweep',
  checkpointIds: [1, 2],
  benchmarkVersionIds: [3],
  promptTemplateIds: [null, 4],
  systemMessageIds: [null],
  repeats: 5,
  itemLimit: null,
  cutsLoops: false,
  stopping: null,
  sampling: samplingForm({ temperature: 0.8, topP: 1, maxTokens: 4096 }),
};

describe('the sweep form', () => {
  it('becomes a specification when every field is right', () => {
    expect(readSweepForm(filled)).toEqual({
      kind: 'ready',
      spec: {
        name: 'First sweep',
        checkpointIds: [1, 2],
        benchmarkVersionIds: [3],
        promptTemplateIds: [null, 4],
        systemMessageIds: [null],
        repeats: 5,
        sampling: { temperature: 0.8, topP: 1, maxTokens: 4096 },
      },
    });
  });

  it('cuts loops short only where that was chosen', () => {
    const read = readSweepForm({ ...filled, cutsLoops: true });
    expect(read).toMatchObject({ kind: 'ready', spec: { cutsLoops: true } });
  });

  it('asks a part of the items where a limit is given, and never half an item', () => {
    const read = readSweepForm({ ...filled, itemLimit: 50 });
    expect(read).toMatchObject({ kind: 'ready', spec: { itemLimit: 50 } });
    expect(readSweepForm({ ...filled, itemLimit: 0.5 })).toEqual({
      kind: 'incomplete',
      errors: { itemLimit: 'Give a whole number from 1 to 1,000,000, or none for all.' },
    });
  });

  it('names every wrong field at once, each with one sentence', () => {
    const sampling = { ...filled.sampling, topP: 0, temperature: null };
    const read = readSweepForm({
      ...filled,
      name: ' ',
      checkpointIds: [],
      repeats: null,
      sampling,
    });
    expect(read).toEqual({
      kind: 'incomplete',
      errors: {
        name: 'Give the sweep a name.',
        checkpointIds: 'Choose at least one checkpoint.',
        repeats: 'Give a whole number from 1 to 1,000.',
        temperature: 'Give a number from 0 to 2.',
        topP: 'Give a number above 0 and at most 1.',
      },
    });
  });

  it('asks for a template and a message where neither a default nor another is chosen', () => {
    const read = readSweepForm({ ...filled, promptTemplateIds: [], systemMessageIds: [] });
    expect(read.kind === 'incomplete' && read.errors).toEqual({
      promptTemplateIds: 'Choose at least one prompt template.',
      systemMessageIds: 'Choose at least one system message.',
    });
  });

  it('says further parameters where they are filled in', () => {
    const sampling = { ...filled.sampling, topK: 20, thinking: 'off' as const };
    const read = readSweepForm({ ...filled, sampling });
    expect(read.kind === 'ready' && read.spec.sampling).toMatchObject({
      topK: 20,
      thinking: false,
    });
  });

  it('never takes half a repeat or a fraction of a token', () => {
    const sampling = { ...filled.sampling, maxTokens: 0.5 };
    const read = readSweepForm({ ...filled, repeats: 2.5, sampling });
    expect(read.kind === 'incomplete' && Object.keys(read.errors)).toEqual([
      'repeats',
      'maxTokens',
    ]);
  });
});
