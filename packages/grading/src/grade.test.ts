import { describe, expect, it } from 'vitest';

import { verdictOf } from '@assay/eval-core/verdict';

import { createGrading, type AsyncGrader } from './grade.ts';
import { GraderFaultError, GradingPoolError } from './pool/errors.ts';
import type { GradingPool } from './pool/grading-pool.ts';

const item = { gold: null, options: null, params: {}, prompt: null };
const reply = { content: 'print(1)', reasoning: null, finish: 'stop' } as const;

function poolThat(grade: GradingPool['grade']): GradingPool {
  return { grade, extract: () => Promise.resolve([]), close: () => Promise.resolve() };
}

const idlePool = poolThat(() => Promise.reject(new Error('not for the pool')));

function codeGrader(grade: AsyncGrader['grade']): AsyncGrader {
  return {
    kind: 'code',
    name: 'toy-code',
    version: '7',
    candidates: (_, text) => [{ start: 0, end: text.length, rule: 'all' }],
    grade,
  };
}

function collectFaults() {
  const faults: unknown[] = [];
  return { faults, onFault: (...fault: unknown[]) => void faults.push(fault) };
}

describe('createGrading', () => {
  it('gives pure kinds to the pool and says which grader judged', async () => {
    const pool = poolThat(({ kind }) => Promise.resolve(verdictOf('verified', { detail: kind })));
    const grading = createGrading({ pool, ...collectFaults() });
    expect(await grading.grade({ kind: 'maze', item, reply })).toEqual({
      ...verdictOf('verified', { detail: 'maze' }),
      grader: { kind: 'maze', name: 'maze', version: expect.any(String) as string },
    });
  });

  it('gives other kinds to their own graders', async () => {
    const grader = codeGrader((_, { content }, { isBare }) =>
      Promise.resolve(verdictOf('verified', { detail: `${content} ${isBare}` })),
    );
    const grading = createGrading({ pool: idlePool, asyncGraders: [grader], ...collectFaults() });
    expect(await grading.grade({ kind: 'code', item, reply, isBare: true })).toMatchObject({
      outcome: 'correct',
      detail: 'print(1) true',
      grader: { kind: 'code', name: 'toy-code', version: '7' },
    });
    expect(await grading.extract({ kind: 'code', item, reply })).toEqual([
      { text: 'print(1)', start: 0, end: 8, field: 'content', rule: 'all' },
    ]);
  });

  it('says unscorable, never incorrect, when a grader fails, and tells the log', async () => {
    const fault = new GraderFaultError('a bug');
    const broken = [
      { pool: poolThat(() => Promise.reject(fault)), kind: 'maze' },
      { pool: idlePool, kind: 'code', asyncGraders: [codeGrader(() => Promise.reject(fault))] },
      {
        pool: idlePool,
        kind: 'code',
        asyncGraders: [
          codeGrader(() => {
            throw fault;
          }),
        ],
      },
    ];
    for (const { kind, ...parts } of broken) {
      const { faults, onFault } = collectFaults();
      const verdict = await createGrading({ ...parts, onFault }).grade({ kind, item, reply });
      expect(verdict).toMatchObject({ outcome: 'unscorable', reason: 'grader-fault' });
      expect(faults).toEqual([[fault, verdict.grader]]);
    }
  });

  it('refuses a kind that nobody judges, and names those there are', async () => {
    const grader = codeGrader(() => Promise.reject(new Error('unused')));
    const grading = createGrading({ pool: idlePool, asyncGraders: [grader], ...collectFaults() });
    for (const asked of [
      grading.grade({ kind: 'riddle', item, reply }),
      grading.extract({ kind: 'riddle', item, reply }),
    ]) {
      await expect(asked).rejects.toThrow(
        /^There is no grader for "riddle"; choose among .*maze.*, code\.$/,
      );
    }
  });

  it('makes no verdict of a pool that cannot grade at all', async () => {
    const pool = poolThat(() => Promise.reject(new GradingPoolError('no threads')));
    const { faults, onFault } = collectFaults();
    const asked = createGrading({ pool, onFault }).grade({ kind: 'maze', item, reply });
    await expect(asked).rejects.toThrow('no threads');
    expect(faults).toEqual([]);
  });
});
