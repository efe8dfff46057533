import { describe, expect, it } from 'vitest';

import { createNotebook, NOTE_LINE_LIMIT } from './note.ts';

describe('createNotebook', () => {
  it('says how many steps it did not keep', () => {
    const notebook = createNotebook(2);
    for (const line of ['one', 'two', 'three', 'four']) notebook.note(line);
    expect(notebook.text()).toBe('one\ntwo\n(2 further steps not written down)');
  });

  it('cuts a long line between characters, never within one', () => {
    const notebook = createNotebook(1);
    notebook.note('😀'.repeat(NOTE_LINE_LIMIT));
    expect(notebook.text()).toBe('😀'.repeat(NOTE_LINE_LIMIT));
    const longer = createNotebook(1);
    longer.note('😀'.repeat(NOTE_LINE_LIMIT + 1));
    expect(longer.text()).toBe(`${'😀'.repeat(NOTE_LINE_LIMIT)}…`);
  });
});
