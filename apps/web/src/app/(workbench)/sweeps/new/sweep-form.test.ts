import { describe, expect, it } from 'vitest';

import { readSweepForm, type SweepForm } from './sweep-form.ts';

const filled: SweepForm = {
  name: 'First sweep',
  checkpointIds: [1, 2],
  benchmarkVersionIds: [3],
  promptTemplateIds: [null, 4],
  systemMessageIds: [null],
  repeats: 5,
  itemLimit: null,
  temperature: 0.8,
  topP: 1,
  maxTokens: 4096,
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

  it('asks a part of the items where a limit is given, and never half an item', () => {
    const read = readSweepForm({ ...filled, itemLimit: 50 });
    expect(read).toMatchObject({ kind: 'ready', spec: { itemLimit: 50 } });
    expect(readSweepForm({ ...filled, itemLimit: 0.5 })).toEqual({
      kind: 'incomplete',
      errors: { itemLimit: 'Give a whole number from 1 to 1,000,000, or none for all.' },
    });
  });

  it('names every wrong field at once, each with one sentence', () => {
    const read = readSweepForm({ ...filled, name: ' ', checkpointIds: [], repeats: null, topP: 0 });
    expect(read).toEqual({
      kind: 'incomplete',
      errors: {
        name: 'Give the sweep a name.',
        checkpointIds: 'Choose at least one checkpoint.',
        repeats: 'Give a whole number from 1 to 1,000.',
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

  it('never takes half a repeat or a fraction of a token', () => {
    const read = readSweepForm({ ...filled, repeats: 2.5, maxTokens: 0.5 });
    expect(read.kind === 'incomplete' && Object.keys(read.errors)).toEqual([
      'repeats',
      'maxTokens',
    ]);
  });
});
