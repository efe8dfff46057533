import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { hasFixtures, readFixtureLines } from '../testing/fixtures.ts';
import { createLoopWatch, findLoop } from './loop-watch.ts';

const sentence = fc
  .array(fc.constantFrom('wait', 'let', 'me', 'check', '17', 'again', 'then', 'so', 'x'), {
    minLength: 6,
    maxLength: 60,
  })
  .map((words) => `First, we see ${words.join(' ')}. `);
const beginning = fc.string({ unit: 'grapheme', maxLength: 3_000 });

function watchInPieces(text: string, cuts: readonly number[]): boolean {
  const watch = createLoopWatch();
  let at = 0;
  for (let turn = 0; at < text.length; turn += 1) {
    const size = cuts[turn % cuts.length] ?? 1;
    watch.add(text.slice(at, at + size));
    at += size;
  }
  return watch.end();
}

describe('a repetition loop', () => {
  it('is seen within 2,048 characters of four times the same and 1,024 characters', () => {
    fc.assert(
      fc.property(beginning, sentence, (before, unit) => {
        const needed = Math.max(1_024, 4 * unit.length);
        const times = Math.ceil((needed + 2_048) / unit.length);
        const loop = findLoop(before + unit.repeat(times));
        expect(loop?.start).toBeLessThanOrEqual(before.length);
        expect(loop?.seenAt).toBeLessThanOrEqual(before.length + needed + 2_048);
        expect(unit.length % (loop?.periodLength ?? 0)).toBe(0);
      }),
    );
  });

  it('is the same however the text came', () => {
    const cuts = fc.array(fc.integer({ min: 1, max: 3_000 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(
        fc.tuple(beginning, sentence, fc.nat(80), beginning),
        cuts,
        ([before, unit, times, after], sizes) => {
          const text = before + unit.repeat(times) + after;
          expect(watchInPieces(text, sizes)).toBe(findLoop(text) !== null);
        },
      ),
    );
  });

  it('is remembered when the text finds its way out', () => {
    const text = `${'So we must look at it once more. '.repeat(60)}${'1, 2, 3… the end. '.repeat(20)}`;
    expect(findLoop(text)).toMatchObject({ start: 0, periodLength: 33 });
    expect(watchInPieces(text, [5])).toBe(true);
  });

  const noLoops: Record<string, string> = {
    nothing: '',
    'a short text of one sentence': 'Wait, let me check that again. '.repeat(30),
    'a matrix of zeros': Array.from({ length: 40 }, () => '0 '.repeat(40)).join('\n'),
    'a grid of walls': Array.from({ length: 60 }, () => '#'.repeat(60)).join('\n'),
    'a row of dots': `Contents ${'.'.repeat(3_000)} 17`,
    'a table of truth values': `[${'False, '.repeat(500)}]`,
    'a list that is counted': Array.from(
      { length: 500 },
      (_, index) => `Step ${index}: then we try the next candidate, which fails.`,
    ).join('\n'),
    'code of one shape': Array.from(
      { length: 200 },
      (_, index) => `    assert candidate(${index}) == ${index * index}, "wrong result"`,
    ).join('\n'),
    'a chorus': `${'We shall overcome some day, oh deep in my heart. '.repeat(3)}The end. `.repeat(
      3,
    ),
  };

  it.each(Object.entries(noLoops))('is not %s', (_, text) => {
    expect(findLoop(text)).toBeNull();
  });
});

/**
 * How many replies of a run are found to go round in circles. In all 59 public runs they are 248 of the 20,720 replies
 * that have 400 characters or more. Of most of them the first 60 to 100 characters of one period were read, and none was
 * a false alarm; the thresholds were chosen after reading them.
 */
const REAL_RUNS = [
  { run: 'planbench__sokoban__deepseek-r1__backprompt', replies: 55, loops: 0 },
  { run: 'planbench__mystery_blocksworld_3__deepseek-r1-api', replies: 101, loops: 0 },
  { run: 'mmlu_pro__Meta-Llama-3_1-70B-Instruct', replies: 420, loops: 4 },
  { run: 'bigbench_mistake__logical_deduction__palm2', replies: 300, loops: 1 },
];

describe.runIf(hasFixtures)('replies of real models', () => {
  it.each(REAL_RUNS)('$run: $loops loops in $replies', ({ run, replies, loops }) => {
    const samples = readFixtureLines<{ kind: string; reasoning?: string; response?: string }>(
      `data/canonical/runs/${run}.jsonl.gz`,
    ).filter(({ kind }) => kind === 'sample');
    const found = samples.filter(
      ({ reasoning, response }) => findLoop(`${reasoning ?? ''}${response ?? ''}`) !== null,
    );
    expect(samples).toHaveLength(replies);
    expect(found).toHaveLength(loops);
  });
});
