import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createMemoryCache } from '@assay/grading/judge/judge';
import { createJudgeGrader } from '@assay/grading/judge/judge-grader';
import { createGradingPool, type GradingPool } from '@assay/grading/pool/grading-pool';

import { documentedExamples, type DocumentedExample } from './testing/documented-examples.ts';
import { gradeExample } from './testing/grade-example.ts';

const examples = documentedExamples().filter(({ line }) => line.kind !== 'code');

let pool: GradingPool;

beforeAll(() => {
  pool = createGradingPool({ threads: 1, timeLimitMs: 20_000 });
});
afterAll(async () => {
  await pool.close();
});

/** A judge that replies as the page says. */
function judgeOf({ judgeReply }: DocumentedExample) {
  const reply = { content: judgeReply ?? '', reasoning: null, finish: 'stop' } as const;
  const ask = () =>
    judgeReply === null
      ? Promise.reject(new Error('no judge was to be asked'))
      : Promise.resolve(reply);
  const judge = { servedName: 'judge', backend: 'example', identity: {}, ask };
  return createJudgeGrader({ openJudge: () => Promise.resolve(judge), cache: createMemoryCache() });
}

describe('docs/grading', () => {
  it('has examples of every kind that needs no sandbox', () => {
    const kinds = new Set(examples.map(({ line }) => line.kind));
    expect([...kinds].sort()).toEqual(
      expect.arrayContaining(['choice', 'instructions', 'judge', 'math', 'number', 'text']),
    );
    expect(examples.length).toBeGreaterThan(300);
  });

  it.each(examples)('is true: $place', async (example) => {
    const asyncGraders = [judgeOf(example)];
    expect(await gradeExample(example, { pool, asyncGraders })).toEqual(example.expected);
  });
});
