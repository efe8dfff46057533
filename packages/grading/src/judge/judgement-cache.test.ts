import { setImmediate as turn } from 'node:timers/promises';

import { describe, expect, it } from 'vitest';

import { JudgeUnavailableError } from './errors.ts';
import { gradingWith, said, task } from './testing/judge-grading.ts';

const CORRECT = '{"verdict": "correct"}';
const INCORRECT = '{"verdict": "incorrect"}';

describe('judgement cache asks once', () => {
  it('for the same question, one after the other or at the same moment', async () => {
    const { grading, asked } = gradingWith(async () => {
      await turn();
      return INCORRECT;
    });
    const together = await Promise.all([1, 2, 3].map(() => grading.grade(task({}))));
    const later = await grading.grade(task({}));
    expect(asked).toHaveLength(1);
    expect(new Set([...together, later].map(({ reason }) => reason))).toEqual(
      new Set(['wrong-answer']),
    );
  });

  it('and anew where anything differs that the judgement depends on', async () => {
    const { grading, asked } = gradingWith(() => CORRECT);
    const differing = [
      task({}),
      task({}, said('It is 43.')),
      task({}, said('It is 42.'), '43'),
      task({ seed: 1 }),
      task({ sampling: { temperature: 0.5 } }),
      task({ template: 'Is {{answer}} the same as {{gold}}?' }),
    ];
    for (const each of [...differing, ...differing]) await grading.grade(each);
    expect(asked).toHaveLength(differing.length);
  });

  it('keeps a judgement that cannot be read, but no failure', async () => {
    const { grading, asked } = gradingWith((_, count) => {
      if (count === 1) throw new JudgeUnavailableError('away');
      return 'Hm.';
    });
    await expect(grading.grade(task({}))).rejects.toThrow('away');
    await grading.grade(task({}));
    expect(await grading.grade(task({}))).toMatchObject({ reason: 'unreadable-judgement' });
    expect(asked).toHaveLength(2);
  });

  it('lets those who wait ask by themselves when who asked for all has gone', async () => {
    const { grading, asked } = gradingWith((_, count) =>
      count === 1
        ? new Promise<string>((_resolve, reject) => {
            leaving.signal.addEventListener('abort', () => {
              reject(leaving.signal.reason as Error);
            });
          })
        : CORRECT,
    );
    const leaving = new AbortController();
    const first = grading.grade(task({}), { signal: leaving.signal });
    const second = grading.grade(task({}));
    await turn();
    leaving.abort(new Error('the run has ended'));
    await expect(first).rejects.toThrow('the run has ended');
    expect(await second).toMatchObject({ outcome: 'correct' });
    expect(asked).toHaveLength(2);
  });

  it('lets who waits go when its own time has come', async () => {
    const { grading } = gradingWith(() => new Promise<string>(() => undefined));
    const leaving = new AbortController();
    grading.grade(task({})).catch(() => undefined);
    const second = grading.grade(task({}), { signal: leaving.signal });
    await turn();
    leaving.abort(new Error('the run has ended'));
    await expect(second).rejects.toThrow('the run has ended');
  });
});
