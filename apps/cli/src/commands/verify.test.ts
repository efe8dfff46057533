import { afterAll, describe, expect, it, vi } from 'vitest';

import { families, familyByName } from '@assay/eval-core/benchmarks/registry';
import { createCodeGrader } from '@assay/grading/code/code-grader';
import { createGrading } from '@assay/grading/grade';
import { createGradingPool } from '@assay/grading/pool/grading-pool';
import { lazySandbox } from '@assay/grading/sandbox/lazy-sandbox';

import { generatedLines } from './generate.ts';
import { verifyLines } from './verify.ts';

vi.setConfig({ testTimeout: 60_000 });

const pool = createGradingPool({ threads: 1 });
const sandbox = lazySandbox({ level: 'auto', folder: null });
const faults: unknown[] = [];
const grading = createGrading({
  pool,
  asyncGraders: [createCodeGrader(sandbox)],
  onFault: (error) => faults.push(error),
});
const names = [...families.keys()];

afterAll(() => Promise.all([pool.close(), sandbox.close()]));

function verify(name: string, line: unknown) {
  return verifyLines(familyByName(name), grading)(line);
}

describe('verifyLines', () => {
  it.each(names)('finds generated replies of %s right, whatever the gold says', async (name) => {
    for (const item of generatedLines(name, { level: 1, n: 2, seed: 'verify' })) {
      const stored = JSON.parse(JSON.stringify({ ...item, gold: 'garbage' })) as object;
      expect(await verify(name, { item: stored, reply: item.goldReply })).toMatchObject({
        id: item.id,
        verdict: 'correct',
        reason: 'verified',
      });
      expect(await verify(name, { item: stored, reply: '' })).toMatchObject({
        verdict: 'incorrect',
        reason: 'empty',
      });
    }
    expect(faults).toEqual([]);
  });

  it.each(names)('never finds a reply to a broken problem of %s wrong', async (name) => {
    const line = { item: { id: 'x', problem: { broken: true } }, reply: 'Final Answer: A' };
    const verdict = await verify(name, line).catch((error: unknown) => error);
    expect(verdict).toSatisfy(
      (value: { verdict?: string; code?: string }) =>
        value.verdict === 'unscorable' || value.code === 'unreadable-item',
    );
  });

  it.each([
    [{ reply: 'x' }, 'The field "item" must be an item as "assay generate" writes it.'],
    [{ item: { problem: 1 } }, 'The field "reply" must be text: the raw reply.'],
    [
      { item: { benchmark: 'maze', problem: 1 }, reply: '' },
      'The item is of "maze", not of "3sat".',
    ],
  ])('refuses the line %j in one sentence', async (line, message) => {
    await expect(verify('3sat', line)).rejects.toMatchObject({ code: 'bad-line', message });
  });
});

describe('generatedLines', () => {
  it.each(names)('gives the same bytes of %s for the same seed, ids of their own', (name) => {
    const write = () => JSON.stringify([...generatedLines(name, { level: 1, n: 3, seed: 'same' })]);
    expect(write()).toBe(write());
    const ids = [...generatedLines(name, { level: 2, n: 3, seed: 'same' })].map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
  });

  it('refuses a level out of the table', () => {
    expect(() => [...generatedLines('maze', { level: 99, n: 1, seed: 's' })]).toThrow(
      'Benchmark maze has no level 99',
    );
  });
});
