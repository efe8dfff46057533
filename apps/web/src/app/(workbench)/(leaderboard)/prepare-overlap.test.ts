import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { makeCell, makeCellBetween } from '../../../testing/make-cell.ts';
import { standingsInColumn } from './prepare-overlap.ts';

describe('standing within a column', () => {
  it('marks a lower estimate whose interval reaches that of the highest', () => {
    const standings = standingsInColumn([
      makeCellBetween(1, [0.6, 0.7, 0.8]),
      makeCellBetween(2, [0.5, 0.55, 0.61]),
      makeCellBetween(3, [0.1, 0.2, 0.59]),
    ]);
    expect([...standings.values()]).toEqual(['highest', 'overlaps', 'apart']);
  });

  it('counts intervals that only touch as overlapping', () => {
    const standings = standingsInColumn([
      makeCellBetween(1, [0.6, 0.7, 0.8]),
      makeCellBetween(2, [0.4, 0.5, 0.6]),
    ]);
    expect(standings.get(2)).toBe('overlaps');
  });

  it('calls equal estimates both highest, in whatever order they come', () => {
    const standings = standingsInColumn([
      makeCellBetween(1, [0.6, 0.7, 0.8]),
      makeCellBetween(2, [0.5, 0.7, 0.9]),
    ]);
    expect([...standings.values()]).toEqual(['highest', 'highest']);
  });

  it('says nothing of a single checkpoint', () => {
    expect(standingsInColumn([makeCellBetween(1, [0.1, 0.2, 0.3])]).get(1)).toBe('unknown');
  });

  it('says unknown where an interval is missing', () => {
    const alone = makeCell({ runId: 2 }, { estimateFraction: 0.2, interval: null });
    const standings = standingsInColumn([makeCellBetween(1, [0.6, 0.7, 0.8]), alone]);
    expect(standings.get(2)).toBe('unknown');
  });

  it('does not let a run under way be the highest', () => {
    const underWay = { ...makeCellBetween(3, [0.8, 0.95, 0.99]), status: 'running' as const };
    const standings = standingsInColumn([
      makeCellBetween(1, [0.6, 0.7, 0.8]),
      makeCellBetween(2, [0.1, 0.2, 0.3]),
      underWay,
    ]);
    expect([...standings.values()]).toEqual(['highest', 'apart', 'unknown']);
  });

  it('leaves out cells without an estimate', () => {
    const empty = makeCell({ runId: 9 }, { estimateFraction: null, interval: null });
    expect(standingsInColumn([empty, makeCellBetween(1, [0, 0.1, 0.2])]).has(9)).toBe(false);
  });

  it('never sets apart two intervals that share a point', () => {
    const bounds = fc
      .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([a, b]) => [Math.min(a, b), (a + b) / 2, Math.max(a, b)] as const);
    fc.assert(
      fc.property(bounds, bounds, (first, second) => {
        const standings = standingsInColumn([
          makeCellBetween(1, first),
          makeCellBetween(2, second),
        ]);
        const shared = Math.max(first[0], second[0]) <= Math.min(first[2], second[2]);
        if (shared) expect([...standings.values()]).not.toContain('apart');
      }),
    );
  });
});
