import { describe, expect, it } from 'vitest';

import { hasFixtures, readFixtureLines } from '@assay/eval-core/testing/fixtures';

import { gradeLineSchema } from './grade-line.ts';
import { readLineAs } from './read-line.ts';

function readGradeLine(value: unknown) {
  return readLineAs(gradeLineSchema, value);
}

const least = { kind: 'math', gold: '3', reply: 'x = 3' };

describe('gradeLineSchema', () => {
  it('fills in what a line may leave out', () => {
    expect(readGradeLine({ kind: 'math', reply: 'x' })).toEqual({
      line: {
        id: null,
        kind: 'math',
        gold: null,
        reply: 'x',
        options: null,
        params: {},
        bare: false,
        prompt: null,
        reasoning: null,
        finish: 'stop',
      },
    });
  });

  it('takes null for absent, and a null reply for an empty one', () => {
    const nulls = { id: null, options: null, params: null, bare: null, reasoning: null };
    expect(readGradeLine({ ...least, ...nulls, finish: null, reply: null })).toMatchObject({
      line: { options: null, params: {}, bare: false, reasoning: null, finish: 'stop', reply: '' },
    });
  });

  it.each([
    [[], 'The line must be an object such as {"kind": "math", "gold": "3", "reply": "…"}.'],
    [null, 'The line must be an object such as {"kind": "math", "gold": "3", "reply": "…"}.'],
    [{ ...least, kind: undefined }, 'The field "kind" must be text such as "math".'],
    [{ ...least, kind: '' }, 'The field "kind" must not be empty.'],
    [{ kind: 'math' }, 'The field "reply" must be text: the raw reply, or with "bare" the answer.'],
    [{ ...least, id: {} }, 'The field "id" must be text or a number.'],
    [{ ...least, options: 'AB' }, 'The field "options" must be a list of texts.'],
    [{ ...least, options: ['A', 2] }, 'Entry 1 of "options" must be text.'],
    [{ ...least, params: [] }, 'The field "params" must be an object.'],
    [{ ...least, bare: 'yes' }, 'The field "bare" must be true or false.'],
    [
      { ...least, finish: 'eos' },
      'The field "finish" must be one of "stop", "length", "content_filter", "tool_calls".',
    ],
  ])('says what is wrong with %j', (value, fault) => {
    expect(readGradeLine(value)).toEqual({ fault });
  });

  it.runIf(hasFixtures)('reads the cases of public graders', () => {
    for (const name of ['math-verify', 'evalscope-mcq', 'ifeval']) {
      const lines = readFixtureLines<unknown>(`cases/${name}.jsonl`);
      expect(lines.length).toBeGreaterThan(10);
      expect(lines.map((line) => readGradeLine(line)).filter((read) => 'fault' in read)).toEqual(
        [],
      );
    }
  });
});
