import { expect, it } from 'vitest';

import { RunBrokenError } from './run-broken.ts';
import { createRunRefusals, type AskingShard } from './run-refusals.ts';

function shardOf(given: Partial<AskingShard>): AskingShard {
  return { runId: 1, tries: 1, hasReplies: false, onBroken: () => undefined, ...given };
}

const message = 'HTTP 400: "top_k" must be at least 1';

it('finds a run at fault by the refusals of all its shards together', () => {
  const refusals = createRunRefusals();
  const shards = ['a', 'b', 'c', 'd', 'e'].map((itemKey) => ({
    itemKey,
    ...refusals.join(shardOf({ runId: 1 })),
  }));
  const found = shards.map(({ watch, itemKey }) =>
    watch.refused({ itemKey, message, successesBefore: 0 }),
  );
  expect(found).toEqual([false, false, false, false, true]);
});

it('tells runs, and the tries of a run, from each other', () => {
  const refusals = createRunRefusals();
  const tries = [1, 2, 3].flatMap((runId) => [1, 2].map((tries) => shardOf({ runId, tries })));
  const watches = tries.map((run) => refusals.join(run).watch);
  for (const itemKey of ['a', 'b', 'c', 'd']) {
    for (const watch of watches)
      expect(watch.refused({ itemKey, message, successesBefore: 0 })).toBe(false);
  }
});

it('remembers a run as long as one of its shards is under way', () => {
  const refusals = createRunRefusals();
  const run = shardOf({ runId: 1 });
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
    const shared = refusals.join(shardOf({ runId: 1, hasReplies }));
    shared.leave();
    return shared.watch.successes;
  };
  expect([false, true].map(successesOf)).toEqual([0, 1]);
});

it('tells all shards of a run that it is broken, and none of another run or of another try', () => {
  const refusals = createRunRefusals();
  const told: string[] = [];
  const join = (name: string, given: Partial<AskingShard>) =>
    refusals.join(
      shardOf({ ...given, onBroken: ({ message }) => told.push(`${name}: ${message}`) }),
    );
  const first = join('first', { runId: 1 });
  join('second', { runId: 1 });
  join('gone', { runId: 1 }).leave();
  join('other run', { runId: 2 });
  join('other try', { runId: 1, tries: 2 });
  first.broken(new RunBrokenError('No.'));
  expect(told).toEqual(['first: No.', 'second: No.']);
});
