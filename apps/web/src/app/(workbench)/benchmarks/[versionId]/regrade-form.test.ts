import { describe, expect, it } from 'vitest';

import { readRegradeForm, regradeFormOf, type RegradeSubject } from './regrade-form.ts';

function subject(change: Partial<RegradeSubject> = {}): RegradeSubject {
  return {
    runId: 7,
    runIds: [7, 8],
    grader: {
      kind: 'math',
      name: 'math',
      version: '3',
      params: { profile: 'qwen', tolerance: { relative: 0.01 } },
    },
    isGenerated: false,
    ...change,
  };
}

describe('grading again', () => {
  it('begins with what judges now, and keeps the parameters that have no field', () => {
    const form = regradeFormOf(subject());
    expect(form.profile).toBe('qwen');
    expect(readRegradeForm({ ...form, profile: 'nemo' }, subject())).toEqual({
      kind: 'ready',
      input: {
        runIds: [7],
        graderParams: { profile: 'nemo', tolerance: { relative: 0.01 } },
      },
    });
  });

  it('reaches every ended run of the benchmark where that is asked', () => {
    const form = { ...regradeFormOf(subject()), scope: 'benchmark' } as const;
    expect(readRegradeForm(form, subject())).toMatchObject({ input: { runIds: [7, 8] } });
  });

  it('sends no parameters to the grader of a generated benchmark', () => {
    const maze = { kind: 'maze', name: 'maze', version: '1', params: {} };
    const generated = subject({ isGenerated: true, grader: maze });
    const form = regradeFormOf(generated);
    expect(form.profile).toBeNull();
    expect(readRegradeForm(form, generated)).toEqual({ kind: 'ready', input: { runIds: [7] } });
  });

  it.each(['[1]', 'profile: qwen', 'null', '"text"'])('refuses %s as parameters', (params) => {
    const read = readRegradeForm({ ...regradeFormOf(subject()), params }, subject());
    expect(read).toMatchObject({ kind: 'incomplete' });
  });

  it('takes an empty field for no parameters', () => {
    const read = readRegradeForm({ ...regradeFormOf(subject()), params: ' ' }, subject());
    expect(read).toMatchObject({ input: { graderParams: { profile: 'qwen' } } });
  });
});
