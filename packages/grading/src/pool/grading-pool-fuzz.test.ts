import fc from 'fast-check';
import { afterAll, describe, expect, it, vi } from 'vitest';

import { graders } from '@assay/eval-core/graders/registry';
import { DOUBTS, OUTCOMES } from '@assay/eval-core/verdict';

import type { GradeTask } from '../grade-task.ts';
import { createGradingPool } from './grading-pool.ts';

vi.setConfig({ testTimeout: 60_000 });

const pool = createGradingPool({ threads: 1 });

afterAll(() => pool.close());

/** What final answers are made of, so that random replies get past extraction. */
const fragment = fc.oneof(
  fc.constantFrom(
    ...[
      '<think>',
      '</think>',
      '<final_answer>',
      '</final_answer>',
      '\\boxed{',
      '}',
      '{',
      '$',
      '$$',
    ],
    ...[
      'The final answer is ',
      'Answer: ',
      '答案：',
      '####',
      '```',
      '```python\n',
      '\n',
      '\n\n',
      ' ',
    ],
    ...['\\frac{1}{2}', '\\sqrt', '^', '_', '!', '10^{10^{10}}', '(', ')', '[', ',', ';', '=', '-'],
    ...['3', '0.5', '1,234', '50%', 'x', 'A', '(B)', '**C**', 'True', '"', "'", '{"Solution": "'],
  ),
  fc.string({ maxLength: 8 }),
);
const text = fc.array(fragment, { maxLength: 40 }).map((parts) => parts.join(''));

const gold = fc.oneof(text, fc.double(), fc.array(text, { maxLength: 3 }), fc.jsonValue());

/** Parameters that some kind reads, with values that it may not expect. */
const params = fc.dictionary(
  fc.oneof(
    fc.constantFrom('profile', 'problem', 'ids', 'kwargs', 'mode', 'match', 'tolerance'),
    fc.string(),
  ),
  fc.jsonValue(),
  { maxKeys: 4 },
);

function taskOf(kind: string): fc.Arbitrary<GradeTask> {
  return fc.record({
    kind: fc.constant(kind),
    item: fc.record({
      gold,
      options: fc.option(fc.array(text, { maxLength: 5 })),
      params: fc.oneof(fc.constant({}), params),
      prompt: fc.option(text),
    }),
    reply: fc.record({
      content: text,
      reasoning: fc.option(text),
      finish: fc.constantFrom('stop', 'length', 'content_filter', 'tool_calls'),
    }),
    isBare: fc.boolean(),
  });
}

describe('a grading pool', () => {
  it.each([...graders.keys()])('never rejects whatever %s is asked to grade', async (kind) => {
    const task = taskOf(kind);
    await fc.assert(
      fc.asyncProperty(fc.array(task, { minLength: 1, maxLength: 20 }), async (tasks) => {
        for (const verdict of await Promise.all(tasks.map((each) => pool.grade(each)))) {
          expect(OUTCOMES).toContain(verdict.outcome);
          expect(DOUBTS).toEqual(expect.arrayContaining(verdict.doubts));
        }
      }),
    );
  });

  it.each([...graders.keys()])('gives only places that are in the reply (%s)', async (kind) => {
    await fc.assert(
      fc.asyncProperty(taskOf(kind), async (task) => {
        const found = await pool.extract(task).catch(ignoreUnreadableItem);
        for (const { field, start, end } of found) {
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(task.reply[field]?.length ?? -1);
        }
      }),
    );
  });
});

function ignoreUnreadableItem(error: unknown): [] {
  if (error instanceof Error && error.name === 'UnreadableItemError') return [];
  throw error;
}
