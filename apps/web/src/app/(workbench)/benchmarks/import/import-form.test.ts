import { describe, expect, it } from 'vitest';

import { emptyImportForm, importRequest, readImportForm } from './import-form.ts';

const UPLOAD = '5b0f7a0e-7c8e-4a55-9f3b-0d4f4b3c2a11';

describe('readImportForm', () => {
  it.each([
    [{ kind: 'recipe' }, 'recipe', 'Choose a benchmark.'],
    [{ kind: 'upload' }, 'file', 'Choose a file.'],
    [{ kind: 'hub', dataset: 'gsm8k' }, 'dataset', 'A data set of the hub is named owner/name.'],
  ] as const)('says of %j what is missing', (part, field, sentence) => {
    expect(readImportForm({ ...emptyImportForm, ...part })).toEqual({
      kind: 'incomplete',
      errors: { [field]: sentence },
    });
  });

  it('sends a token with what comes from the hub and never with a file', () => {
    const hub = { ...emptyImportForm, kind: 'hub', dataset: ' a/b ', token: 'hf_x' } as const;
    expect(readImportForm(hub)).toEqual({
      kind: 'ready',
      source: { kind: 'hub', dataset: 'a/b', config: null, split: null, revision: null },
      token: 'hf_x',
    });
    const file = { uploadId: UPLOAD, name: 'x.jsonl' };
    expect(readImportForm({ ...hub, kind: 'upload', file })).toEqual({
      kind: 'ready',
      source: { kind: 'upload', uploadId: UPLOAD, recipe: null },
      token: null,
    });
  });
});

it('importRequest leaves to the server what nobody has named', () => {
  const source = { kind: 'recipe', recipe: 'gsm8k', revision: null } as const;
  expect(
    importRequest({ source, token: null }, { mapping: null, name: ' ', title: 'My title' }),
  ).toEqual({ source, token: null, mapping: null, name: null, title: 'My title', limit: null });
});
