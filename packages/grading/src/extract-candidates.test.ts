import { describe, expect, it } from 'vitest';

import { extractCandidates } from './extract-candidates.ts';
import type { GradeTask } from './grade-task.ts';

/** Takes every capital letter for an answer. */
const letters = {
  candidates: (_: unknown, text: string) =>
    Array.from(text.matchAll(/[A-Z]/g)).map(({ index }) => ({
      start: index,
      end: index + 1,
      rule: 'capital',
    })),
};

function task(content: string, parts: Partial<GradeTask['reply']> = {}, isBare = false): GradeTask {
  return {
    kind: 'letters',
    item: { gold: null, options: null, params: {}, prompt: null },
    reply: { content, reasoning: null, finish: 'stop', ...parts },
    isBare,
  };
}

describe('extractCandidates', () => {
  it('gives the answer before the thinking, each with its place in the raw reply', () => {
    const content = ' <think> C </think>\n A or B';
    const found = extractCandidates(letters, task(content));
    expect(found.map(({ text }) => text)).toEqual(['A', 'B', 'C']);
    expect(found.map(({ start, end }) => content.slice(start, end))).toEqual(['A', 'B', 'C']);
  });

  it('names a place once, by the most trusted rule that saw it', () => {
    const twice = {
      candidates: () => [
        { start: 0, end: 1, rule: 'first' },
        { start: 0, end: 2, rule: 'second' },
      ],
    };
    const found = extractCandidates(twice, task('A '));
    expect(found).toEqual([{ text: 'A', field: 'content', start: 0, end: 1, rule: 'first' }]);
  });

  it('tells a reasoning field from the content', () => {
    const found = extractCandidates(letters, task('A', { reasoning: 'so B' }));
    expect(found).toEqual([
      { text: 'A', field: 'content', start: 0, end: 1, rule: 'capital' },
      { text: 'B', field: 'reasoning', start: 3, end: 4, rule: 'capital' },
    ]);
  });

  it('gives nothing of a reply without a final answer', () => {
    expect(extractCandidates(letters, task('A <think> B'))).toEqual([]);
  });

  it('takes a bare answer as it is', () => {
    const found = extractCandidates(letters, task('<think> B', {}, true));
    expect(found).toEqual([{ text: 'B', field: 'content', start: 8, end: 9, rule: 'capital' }]);
  });

  it.each([true, false])('stops at a hundred (bare: %s)', (isBare) => {
    expect(extractCandidates(letters, task('A'.repeat(5_000), {}, isBare))).toHaveLength(100);
  });
});
