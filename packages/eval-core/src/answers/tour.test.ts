import { describe, expect, it } from 'vitest';

import { cpuTimeMs } from '../testing/cpu-time.ts';
import { lastTour } from './tour.ts';

describe('lastTour', () => {
  it.each([
    '<final_answer>{"Path": "0->1->2->0", "TotalDistance": "7"}</final_answer>',
    `<final_answer>{'Path': '0->1->2->0', 'TotalDistance': 7}</final_answer>`,
    '<final_answer>{"path": [0, 1, 2, 0]}</final_answer>',
    '<final_answer>"Path": "0 -> 1 -> 2 -> 0"</final_answer>',
    '{"Path": "0->1->2->0"}',
    '{"Path": "0->2->0"} No: {"Path": "0->1->2->0"}',
    'Path: 0 → 1 → 2 → 0.',
    '{"Path": "0->9->0"} <final_answer>{"Path": "0->1->2->0"}</final_answer> or {"Path": "0->8->0"}',
  ])('reads %j', (text) => {
    expect(lastTour(text)?.stops).toEqual([0, 1, 2, 0]);
  });

  it.each([
    '',
    '0->1->2->0',
    'the path is long',
    '{"Path": "A->B->A"}',
    '{"Path": ""}',
    '{"Route": "0->1->0"}',
    '<final_answer>unknown</final_answer> {"Path": "0->1->0"}',
  ])('finds no tour in %j', (text) => {
    expect(lastTour(text)).toBeNull();
  });

  it('points at the object, or at the path behind its key', () => {
    const object = 'So {"Path": "0->1->0"}!';
    const inObject = lastTour(object);
    expect(inObject && object.slice(inObject.start, inObject.end)).toBe('{"Path": "0->1->0"}');
    const bare = '<final_answer>Path: 0->1->0</final_answer>';
    const behindKey = lastTour(bare);
    expect(behindKey && bare.slice(behindKey.start, behindKey.end)).toBe('0->1->0');
  });

  it.each(['path: ', '0->', 'path: 0->', '{"Path": "0->1', '1,'])(
    'scans a megabyte of %j',
    (piece) => {
      const cost = cpuTimeMs(() => {
        lastTour(piece.repeat(1_000_000 / piece.length));
        lastTour(`path: ${piece.repeat(1_000_000 / piece.length)}`);
      });
      expect(cost).toBeLessThan(1000);
    },
  );
});
