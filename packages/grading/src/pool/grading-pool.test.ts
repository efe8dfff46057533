import { afterEach, describe, expect, it, vi } from 'vitest';

import { familyByName } from '@assay/eval-core/benchmarks/registry';
import { gradeReply } from '@assay/eval-core/graders/grade-reply';
import { graderOfKind } from '@assay/eval-core/graders/registry';

import type { GradeTask } from '../grade-task.ts';
import { createGradingPool, type GradingPool, type GradingPoolOptions } from './grading-pool.ts';

const HOSTILE = new URL('./testing/hostile-thread.ts', import.meta.url);
const TIME_LIMIT_MS = 400;

// Threads are started and killed here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const [satisfiable] = familyByName('3sat').generate({
  seed: 'pool',
  levels: [1],
  itemsPerLevel: 1,
});

let pools: GradingPool[] = [];

afterEach(async () => {
  await Promise.all(pools.map((pool) => pool.close()));
  pools = [];
});

function openPool(options: GradingPoolOptions = {}): GradingPool {
  const pool = createGradingPool({ threads: 2, ...options });
  pools.push(pool);
  return pool;
}

function hostilePool(options: GradingPoolOptions = {}): GradingPool {
  return openPool({ module: HOSTILE, timeLimitMs: TIME_LIMIT_MS, ...options });
}

function replyTo(params: Record<string, unknown>, content = ''): GradeTask {
  return {
    kind: '3sat',
    item: { gold: null, options: null, params, prompt: null },
    reply: { content, reasoning: null, finish: 'stop' },
  };
}

/** A task for the hostile thread. */
function task(behaviour: string, params: Record<string, unknown> = {}, content = ''): GradeTask {
  return replyTo({ behaviour, ...params }, content);
}

/** A cell that counts how often a thread began a task, across threads. */
function attemptCounter(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4));
}

describe('createGradingPool', () => {
  it('gives the verdicts that the graders give, in the order of the calls', async () => {
    const right = `<final_answer>{"Solution": "${satisfiable?.gold}"}</final_answer>`;
    const answers = [right, 'no idea', ''];
    const tasks = Array.from({ length: 300 }, (_, index) =>
      replyTo({ problem: satisfiable?.problem }, answers[index % answers.length]),
    );
    const pool = openPool();
    const direct = tasks.map(({ kind, item, reply }) =>
      gradeReply(graderOfKind(kind), item, reply),
    );
    expect(await Promise.all(tasks.map((each) => pool.grade(each)))).toEqual(direct);
    expect(direct[0]).toMatchObject({ outcome: 'correct' });
  });

  it.each(['hang', 'backtrack'])(
    'ends a grader that does not (%s) as time-limit, grades all others, and goes on',
    async (behaviour) => {
      const pool = hostilePool();
      const attempts = Array.from({ length: 150 }, attemptCounter);
      const tasks = attempts.map((counter, index) =>
        task(index === 20 ? behaviour : 'fine', { attempts: counter }),
      );
      const verdicts = await Promise.all(tasks.map((each) => pool.grade(each)));

      expect(verdicts[20]).toMatchObject({ outcome: 'unscorable', reason: 'time-limit' });
      expect(verdicts.filter(({ outcome }) => outcome === 'correct')).toHaveLength(149);
      expect(attempts[20]?.[0]).toBe(1);
      expect(Math.max(...attempts.map(([count = 0]) => count))).toBeLessThanOrEqual(2);
      expect(await pool.grade(task('fine'))).toMatchObject({ outcome: 'correct' });
    },
  );

  it('ends many that hang, each after its own time', async () => {
    const pool = hostilePool({ timeLimitMs: 200 });
    const tasks = Array.from({ length: 24 }, (_, index) => task(index % 6 === 5 ? 'hang' : 'fine'));
    const reasons = await Promise.all(tasks.map(async (each) => (await pool.grade(each)).reason));
    expect(reasons).toEqual(tasks.map((_, index) => (index % 6 === 5 ? 'time-limit' : 'verified')));
  });

  it('limits the time of a verdict, not that of its batch', async () => {
    const pool = hostilePool({ threads: 1 });
    const tasks = Array.from({ length: 30 }, () => task('slow'));
    const verdicts = await Promise.all(tasks.map((each) => pool.grade(each)));
    expect(verdicts.every(({ outcome }) => outcome === 'correct')).toBe(true);
  });

  it('never counts time in which the host was blocked against a grader', async () => {
    const pool = hostilePool({ threads: 1 });
    await pool.grade(task('fine'));
    const verdicts = Promise.all([pool.grade(task('slow')), pool.grade(task('slow'))]);
    await new Promise(setImmediate);
    const start = performance.now();
    while (performance.now() - start < 3 * TIME_LIMIT_MS);
    expect((await verdicts).map(({ reason }) => reason)).toEqual(['verified', 'verified']);
  });

  it('ends a grader that fills the memory as size-limit, and grades all others', async () => {
    const pool = hostilePool({ memoryMiB: 64, timeLimitMs: 20_000 });
    const tasks = Array.from({ length: 20 }, (_, index) => task(index === 3 ? 'fill' : 'fine'));
    const verdicts = await Promise.all(tasks.map((each) => pool.grade(each)));
    expect(verdicts[3]).toMatchObject({
      outcome: 'unscorable',
      reason: 'size-limit',
      detail: 'Grading needed more than 64 MiB.',
    });
    expect(verdicts.filter(({ outcome }) => outcome === 'correct')).toHaveLength(19);
  });

  it.each([
    ['throw', 'The grader failed: a bug'],
    ['leave', 'The grading thread died.'],
  ])(
    'rejects with a fault what makes a grader %s, and grades all others',
    async (behaviour, message) => {
      const pool = hostilePool();
      const tasks = Array.from({ length: 20 }, (_, index) =>
        task(index === 7 ? behaviour : 'fine'),
      );
      const settled = await Promise.allSettled(tasks.map((each) => pool.grade(each)));
      expect(settled[7]).toMatchObject({
        status: 'rejected',
        reason: { name: 'GraderFaultError', message },
      });
      expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(19);
    },
  );

  it('rejects with a fault what is no plain data, and grades all others', async () => {
    const pool = hostilePool();
    const bad = pool.grade(task('fine', { check: () => true }));
    const good = pool.grade(task('fine'));
    await expect(bad).rejects.toMatchObject({ name: 'GraderFaultError' });
    expect(await good).toMatchObject({ outcome: 'correct' });
  });

  it('refuses what is too long or too deep, without sending it', async () => {
    const pool = hostilePool();
    const long = task('hang', {}, 'x'.repeat(5_000_000));
    let nested: unknown = 1;
    for (let depth = 0; depth < 300; depth += 1) nested = [nested];
    const verdicts = await Promise.all([pool.grade(long), pool.grade(task('hang', { nested }))]);
    expect(verdicts.map(({ reason }) => reason)).toEqual(['size-limit', 'size-limit']);
    expect(verdicts.map(({ detail }) => detail)).toEqual([
      expect.stringContaining('characters, more than the 4194304 that are graded'),
      expect.stringContaining('more than 200 levels deep'),
    ]);
  });

  it.each([
    ['broken', './testing/broken-thread.ts', /did not start: this module is broken/],
    ['missing', './testing/no-such-thread.ts', /did not start: Cannot find module/],
  ])('says why no thread starts when its module is %s', async (_, module, message) => {
    const pool = openPool({ module: new URL(module, import.meta.url) });
    for (const attempt of [pool.grade(task('fine')), pool.grade(task('fine'))]) {
      await expect(attempt).rejects.toMatchObject({
        name: 'GradingPoolError',
        message: expect.stringMatching(message) as string,
      });
    }
  });

  it('rejects what it has not graded when it is closed, and everything after', async () => {
    const pool = hostilePool({ timeLimitMs: 60_000 });
    const hanging = expect(pool.grade(task('hang'))).rejects.toThrow('was closed');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await pool.close();
    await hanging;
    await expect(pool.grade(task('fine'))).rejects.toThrow('is closed');
  });
});

describe('extract', () => {
  it('gives candidates with their places in the raw reply', async () => {
    const content = '<think>hm</think> So <final_answer>{"Solution": "True"}</final_answer>';
    const params = { problem: satisfiable?.problem };
    const [first] = await openPool().extract(replyTo(params, content));
    expect(first).toMatchObject({ field: 'content' });
    expect(content.slice(first?.start, first?.end)).toBe(first?.text);
  });

  it('rejects with the limit that was reached', async () => {
    await expect(hostilePool().extract(task('hang'))).rejects.toMatchObject({
      name: 'GradingLimitError',
      reason: 'time-limit',
    });
  });
});
