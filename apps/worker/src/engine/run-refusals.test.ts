import { expect, it } from 'vitest';

import { createRunRefusals } from './run-refusals.ts';

const message = 'HTTP 400: "top_k" must be at least 1';

it('finds a run at fault by the refusals of all its shards together', () => {
  const refusals = createRunRefusals();
  const shards = ['a', 'b', 'c', 'd', 'e'].map((itemKey) => ({
    itemKey,
    ...refusals.join({ runId: 1, tries: 1, hasReplies: false }),
  }));
  const found = shards.map(({ watch, itemKey }) =>
    watch.refused({ itemKey, message, successesBefore: 0 }),
  );
  expect(found).toEqual([false, false, false, false, true]);
});

it('tells runs, and the tries of a run, from each other', () => {
  const refusals = createRunRefusals();
  const tries = [1, 2, 3].flatMap((runId) =>
    [1, 2].map((tries) => ({ runId, tries, hasReplies: false })),
  );
  const watches = tries.map((run) => refusals.join(run).watch);
  for (const itemKey of ['a', 'b', 'c', 'd']) {
    for (const watch of watches)
      expect(watch.refused({ itemKey, message, successesBefore: 0 })).toBe(false);
  }
});

it('remembers a run as long as one of its shards is under way', () => {
  const refusals = createRunRefusals();
  const run = { runId: 1, tries: 1, hasReplies: false };
  const first = refusals.join(run);
  for (const itemKey of ['a', 'b', 'c', 'd'])
    first.watch.refused({ itemKey, message, successesBefore: 0 });
  const second = refusals.join(run);
  first.leave();
  expect(second.watch.refused({ itemKey: 'e', message, successesBefore: 0 })).toBe(true);
  second.leave();
  expect(refusals.join(run).watch.refused({ itemKey: 'f', message, successesBefore: 0 })).toBe(
    false,
  );
});

it('knows that a run had replies before this process', () => {
  const refusals = createRunRefusals();
  const successesOf = (hasReplies: boolean) => {
    const shared = refusals.join({ runId: 1, tries: 1, hasReplies });
    shared.leave();
    return shared.watch.successes;
  };
  expect([false, true].map(successesOf)).toEqual([0, 1]);
});
