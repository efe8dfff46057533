import { describe, expect, it } from 'vitest';

import {
  prepareDraft,
  renderedPreview,
  systemMessageChoices,
  templateChoices,
} from './prepare-prompts.ts';

const item = { itemKey: 'L01-001', prompt: 'Is {{prompt}} $& a maze?', templateText: '{{prompt}}' };

describe('what a sweep may ask with', () => {
  it('begins with the default, then texts on one line with hash and use', () => {
    const long = `{{prompt}}\n\n${'Think. '.repeat(40)}`;
    const choices = templateChoices([
      { id: 2, hash: 'bbbbbbbbbbbb', text: long, defaultOf: 0 },
      { id: 1, hash: 'aaaaaaaaaaaa', text: '{{prompt}}', defaultOf: 2 },
    ]);
    expect(choices.map(({ id }) => id)).toEqual([null, 2, 1]);
    expect(choices[1]?.label).toMatch(/^\{\{prompt\}\} Think\. .*…$/);
    expect(choices[1]?.label.length).toBeLessThanOrEqual(91);
    expect(choices[1]?.hint).toBe('bbbbbbbbbbbb');
    expect(choices[2]).toEqual({
      id: 1,
      label: '{{prompt}}',
      hint: 'aaaaaaaaaaaa · default of 2 benchmark versions',
    });
  });

  it('names the empty message for what it does', () => {
    const choices = systemMessageChoices([{ id: 3, hash: 'cccccccccccc', text: '', ownOf: 1 }]);
    expect(choices[1]).toEqual({
      id: 3,
      label: 'No system message',
      hint: 'cccccccccccc · default of 1 checkpoint',
    });
  });
});

describe('a text while it is written', () => {
  it('is not complained about before it is begun', () => {
    expect(prepareDraft('template', '')).toEqual({ fault: null, canBeAdded: false });
    expect(prepareDraft('systemMessage', '')).toEqual({ fault: null, canBeAdded: false });
  });

  it('has its fault in one sentence, and none when it can be added', () => {
    expect(prepareDraft('template', 'Think.').fault).toContain('lacks the placeholder');
    expect(prepareDraft('systemMessage', ' \n').fault).toContain('Write the message');
    expect(prepareDraft('template', 'Think. {{prompt}}')).toEqual({
      fault: null,
      canBeAdded: true,
    });
  });
});

describe('the preview of a template', () => {
  it('is the first item asked with it, its own braces left alone', () => {
    expect(renderedPreview('Q: {{prompt}}', item)).toEqual({
      rendered: 'Q: Is {{prompt}} $& a maze?',
      note: 'L01-001',
    });
  });

  it("shows the benchmark's own template while nothing is written", () => {
    expect(renderedPreview('', { ...item, templateText: 'Own: {{prompt}}' })).toEqual({
      rendered: 'Own: Is {{prompt}} $& a maze?',
      note: "L01-001, with the benchmark's own template",
    });
  });

  it('says what it waits for', () => {
    expect(renderedPreview('Q', item)).toMatchObject({ rendered: null });
    expect(renderedPreview('{{prompt}}', undefined).note).toContain('choose a benchmark');
  });

  it('is cut where an item is as long as a book', () => {
    const book = { ...item, prompt: 'x'.repeat(100_000) };
    const { rendered, note } = renderedPreview('{{prompt}}', book);
    expect(rendered).toHaveLength(4_000);
    expect(note).toBe('L01-001, its first 4,000 characters');
  });
});
