import { describe, expect, it } from 'vitest';

import { classifyFailure } from '../client/classify-failure.ts';
import { GenerationError } from '../client/generation-error.ts';
import { createRefusalWatch, inHindsight } from './run-broken.ts';

const message = 'HTTP 400: "top_k" must be at least 1';

describe('createRefusalWatch', () => {
  it('finds the run at fault at the fifth sample in a row that failed with the same words', () => {
    const watch = createRefusalWatch();
    const found = ['a', 'b', 'c', 'd', 'e'].map((itemKey) =>
      watch.refused({ itemKey, message, successesBefore: 0 }),
    );
    expect(found).toEqual([false, false, false, false, true]);
  });

  it('does not blame the run for the repeats of one item, before a second one fails', () => {
    const watch = createRefusalWatch();
    const found = Array.from({ length: 64 }, () =>
      watch.refused({ itemKey: 'a', message, successesBefore: 0 }),
    );
    expect(found).not.toContain(true);
    expect(watch.refused({ itemKey: 'b', message, successesBefore: 0 })).toBe(true);
  });

  it('takes other figures for the same words', () => {
    const watch = createRefusalWatch();
    const found = [1, 22, 333, 4, 5].map((tokens) =>
      watch.refused({
        itemKey: `item ${tokens}`,
        message: `no room for ${tokens} tokens`,
        successesBefore: 0,
      }),
    );
    expect(found.at(-1)).toBe(true);
  });

  it('takes the ids of requests, and the request behind the reason, for the same words', () => {
    const watch = createRefusalWatch();
    const reason = `HTTP 400: The field "x" is not permitted by this server (req_`;
    const found = ['8fa3', 'b71c', '00de', 'c4c4', '9a1e'].map((id, place) =>
      watch.refused({
        itemKey: `item ${place}`,
        successesBefore: 0,
        message: `${reason}${id}): {"type": "extra_forbidden", "input": {"messages": [{"content": "${'abcde'[place]}"`,
      }),
    );
    expect(found.at(-1)).toBe(true);
  });

  it('begins anew at other words and at a success', () => {
    const watch = createRefusalWatch();
    for (const itemKey of ['a', 'b', 'c', 'd'])
      watch.refused({ itemKey, message, successesBefore: 0 });
    expect(watch.refused({ itemKey: 'e', message: 'other words', successesBefore: 0 })).toBe(false);
    for (const itemKey of ['a', 'b', 'c', 'd'])
      watch.refused({ itemKey, message, successesBefore: 0 });
    watch.succeeded();
    expect(watch.refused({ itemKey: 'e', message, successesBefore: 1 })).toBe(false);
  });

  it('does not blame the run for what failed while others succeeded, however late it is told', () => {
    const watch = createRefusalWatch();
    const askedFirst = watch.successes;
    watch.succeeded();
    const refusedOf = (successesBefore: number) =>
      ['a', 'b', 'c', 'd', 'e'].map((itemKey) =>
        watch.refused({ itemKey, message, successesBefore }),
      );
    expect(refusedOf(askedFirst)).not.toContain(true);
    expect(refusedOf(watch.successes).at(-1)).toBe(true);
  });
});

describe('inHindsight', () => {
  const refusal = (status: number) =>
    classifyFailure(
      new GenerationError({ kind: 'http', status, errorCode: null, retryAfterMs: null }, 'No.'),
      'vllm',
    );

  it.each([401, 403, 404])('doubts a %i where the run has had a reply', (status) => {
    expect(inHindsight(refusal(status), { successes: 0 }).action).toBe('run-broken');
    expect(inHindsight(refusal(status), { successes: 1 })).toMatchObject({
      action: 'back-off',
      counts: true,
    });
  });

  it('takes a spent quota, and what is wrong with one item, as they are', () => {
    expect(inHindsight(refusal(402), { successes: 9 }).action).toBe('run-broken');
    expect(inHindsight(refusal(400), { successes: 9 }).action).toBe('never');
  });
});
