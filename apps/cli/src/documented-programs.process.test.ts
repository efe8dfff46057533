import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createCodeGrader } from '@assay/grading/code/code-grader';
import { createGradingPool, type GradingPool } from '@assay/grading/pool/grading-pool';
import { lazySandbox } from '@assay/grading/sandbox/lazy-sandbox';

import { documentedExamples } from './testing/documented-examples.ts';
import { gradeExample } from './testing/grade-example.ts';

const examples = documentedExamples().filter(({ line }) => line.kind === 'code');
const sandbox = lazySandbox({ level: 'auto', folder: null });

let pool: GradingPool;

beforeAll(() => {
  pool = createGradingPool({ threads: 1 });
});
afterAll(async () => {
  await Promise.all([pool.close(), sandbox.close()]);
});

describe('docs/grading/code.md', () => {
  it('has examples of all forms', () => {
    const forms = new Set(examples.map(({ line }) => line.params.form));
    expect([...forms].sort()).toEqual(['check', 'function', 'stdio']);
  });

  it.each(examples)('is true: $place', async (example) => {
    const asyncGraders = [createCodeGrader(sandbox)];
    expect(await gradeExample(example, { pool, asyncGraders })).toEqual(example.expected);
  });
});
