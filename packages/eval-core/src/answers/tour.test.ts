import { describe, expect, it } from 'vitest';

import { cpuTimeMs } from '../testing/cpu-time.ts';
import { lastTour, readTour, tourCandidates } from './tour.ts';

describe('lastTour', () => {
  it.each([
    '<final_answer>{"Path": "0->1->2->0", "TotalDistance": "7"}</final_answer>',
    `<final_answer>{'Path': '0->1->2->0', 'TotalDistance': 7}</final_answer>`,
    '<final_answer>{"path": [0, 1, 2, 0]}</final_answer>',
    '<final_answer>"Path": "0 -> 1 -> 2 -> 0"</final_answer>',
    '{"Path": "0->1->2->0"}',
    '{"Path": "0->2->0"} No: {"Path": "0->1->2->0"}',
    'Path: 0 → 1 → 2 → 0.',
    '<final_answer>0 → 1 → 2 → 0</final_answer>',
    '<final_answer>**0-->1-->2-->0**</final_answer>',
    '<final_answer>```json\n{"Path": "0->1->2->0"}\n```</final_answer>',
    '<final_answer>{"Path": "City 0 -> City 1 -> City 2 -> City 0"}</final_answer>',
    '<final_answer>{"Path": ["0", "1", "2", "0"]}</final_answer>',
    '**Path:** 0–1–2–0',
    '- **Path**: `0=>1=>2=>0`',
    'So $\\boxed{0 \\to 1 \\to 2 \\to 0}$.',
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
    '{"Path": "0->1->...->0"}',
    'Path: 0->1->12->…->0',
    '<final_answer>unknown</final_answer> {"Path": "0->1->0"}',
  ])('finds no tour in %j', (text) => {
    expect(lastTour(text)).toBeNull();
  });

  it('points at the object, or at the path with its key', () => {
    const object = 'So {"Path": "0->1->0"}!';
    const inObject = lastTour(object);
    expect(inObject && object.slice(inObject.start, inObject.end)).toBe('{"Path": "0->1->0"}');
    const bare = '<final_answer>Path: 0->1->0</final_answer>';
    const behindKey = lastTour(bare);
    expect(behindKey && bare.slice(behindKey.start, behindKey.end)).toBe('Path: 0->1->0');
  });

  it.each([
    ['{"Path": "0->1->0", "TotalDistance": 7}', 7],
    ['{"Path": "0->1->0", "TotalDistance": "7"}', 7],
    [`{'path': [0, 1, 0], 'total_distance': '7 km'}`, 7],
    ['{"Path": "0->1->0", "TotalDistance": 7.5}', 7.5],
    ['Path: 0->1->0, TotalDistance: 7', 7],
    ['**Path:** 0->1->0\n**Total distance:** 7', 7],
    ['{"Path": "0->1->0"}', null],
    ['{"Path": "0->1->0", "TotalDistance": null}', null],
    ['{"Path": "0->1->0", "TotalDistance": "short"}', null],
    ['Path: 0->1->0', null],
  ])('reads in %j the claim of a distance of %j', (text, claim) => {
    expect(lastTour(text)?.claimedDistance).toBe(claim);
  });

  it.each([
    ['<final_answer>{"Path": "0->1->0"}</final_answer> <final_answer>?</final_answer>', 2],
    ['{"Path": "0->1->0"} {"Note": 1} {"path": [0, 2, 0]} Path: 0->3->0', 2],
    ['Path: 0->1->0, or Path: 0->2->0', 2],
    ['\\boxed{0 \\to 1 \\to 0} \\boxed{12}', 1],
    ['The path is 0->1->0.', 0],
  ])('sees in %j %d places, in order, that could be the tour', (text, count) => {
    const places = tourCandidates(text);
    expect(places).toHaveLength(count);
    expect(places.map(({ start }) => start)).toEqual(
      places.map(({ start }) => start).toSorted((a, b) => a - b),
    );
  });

  it('reads in a candidate what it reads in the whole text', () => {
    for (const text of ['{"Path": "0->1->0"}', 'Path: 0->1->0', '\\boxed{0->1->0}']) {
      const [place] = tourCandidates(text);
      expect(readTour(text.slice(place?.start, place?.end))?.stops).toEqual([0, 1, 0]);
    }
  });

  it.each([
    'path: ',
    '0->',
    'path: 0->',
    'path: 0->1 ',
    '{"Path": "0->1',
    '1,',
    '-',
    '\\boxed{',
    '* ',
  ])('scans a megabyte of %j', (piece) => {
    const text = piece.repeat(1_000_000 / piece.length);
    const cost = cpuTimeMs(() => {
      lastTour(`path: ${text}`);
      tourCandidates(text);
      readTour(`0->${text}`);
    });
    expect(cost).toBeLessThan(1000);
  });
});
