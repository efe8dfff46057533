import { describe, expect, it } from 'vitest';

import { sourceText } from './source-text.ts';

const generated = { kind: 'generated', seed: 'demo', levels: [3, 1, 2, 5], itemsPerLevel: 8 };

describe('what a benchmark was made from', () => {
  it('joins levels that follow each other', () => {
    expect(sourceText(generated)).toBe('seed demo, levels 1–3, 5, 8 items each');
  });

  it('writes one level without an s', () => {
    expect(sourceText({ ...generated, levels: [4] })).toBe('seed demo, level 4, 8 items each');
  });

  it('bounds a long seed', () => {
    expect(sourceText({ ...generated, seed: 'x'.repeat(120) }).length).toBeLessThan(90);
  });

  it('never breaks on a source that it does not know', () => {
    expect(sourceText({})).toBe('unknown');
    expect(sourceText({ kind: 'imported', rows: null })).toBe('imported');
  });
});
