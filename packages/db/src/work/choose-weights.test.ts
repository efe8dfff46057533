import { expect, it } from 'vitest';

import { chooseWeights, LINGER_MS, LONGEST_TURN_MS } from './choose-weights.ts';

const claim = (path: string, part: { priority?: number; waitedMs?: number } = {}) => ({
  path,
  priority: 0,
  waitedMs: 0,
  ...part,
});
const loaded = (path: string | null, unwantedMs = 0) => ({ path, unwantedMs, loadedMs: 1e9 });

it('stays while the loaded weights have work, and while nobody wants others', () => {
  expect(chooseWeights(loaded('a'), [claim('a'), claim('b', { waitedMs: 60_000 })])).toBeNull();
  expect(chooseWeights(loaded('a', 1e9), [])).toBeNull();
  expect(chooseWeights(loaded('a', 1e9), [claim('a')])).toBeNull();
});

it('goes to who has waited longest once the loaded weights have no work', () => {
  const claims = [claim('b', { waitedMs: 10 }), claim('c', { waitedMs: 20 })];
  expect(chooseWeights(loaded('a', LINGER_MS), claims)).toBe('c');
  expect(chooseWeights(loaded('a', LINGER_MS - 1), claims)).toBeNull();
  expect(chooseWeights(loaded(null), claims)).toBe('c');
});

it('lets a higher priority go first, and a lower one wait', () => {
  expect(chooseWeights(loaded('a'), [claim('a'), claim('b', { priority: 1 })])).toBe('b');
  const patient = claim('b', { priority: -1, waitedMs: LONGEST_TURN_MS });
  expect(chooseWeights(loaded('a'), [claim('a'), patient])).toBeNull();
});

it('ends a turn when others of the same priority have waited long enough', () => {
  const waited = (waitedMs: number) => [claim('a'), claim('b', { waitedMs })];
  expect(chooseWeights(loaded('a'), waited(LONGEST_TURN_MS - 1))).toBeNull();
  expect(chooseWeights(loaded('a'), waited(LONGEST_TURN_MS))).toBe('b');
});

it('gives each of three a whole turn, though the third has waited for one when the second begins', () => {
  const claims = [claim('b'), claim('c', { waitedMs: LONGEST_TURN_MS }), claim('a')];
  const second = (loadedMs: number) => chooseWeights({ ...loaded('b'), loadedMs }, claims);
  expect(second(LONGEST_TURN_MS - 1)).toBeNull();
  expect(second(LONGEST_TURN_MS)).toBe('c');
});
