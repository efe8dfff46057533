import { describe, expect, it } from 'vitest';

import { MUTATION_OPS } from '../testing/change-places.ts';
import { hasFixtures } from '../testing/fixtures.ts';
import { changedGolds, goldRecords, type ChangedGold } from '../testing/negatives.ts';
import { gradeBareAnswer } from './grade-reply.ts';
import { mathGrader } from './math-grader.ts';

/** Some thousand verdicts, on a machine that does other things too. */
const TIMEOUT_MS = 60_000;
const MATH_DATA_SETS = ['olympiadbench', 'omni_math', 'gsm8k'];

function isAccepted(gold: string, answer: string): boolean {
  const item = { gold, options: null, params: { profile: 'default' }, prompt: null };
  return gradeBareAnswer(mathGrader, item, answer).outcome === 'correct';
}

describe.runIf(hasFixtures)(
  'golds with one digit, sign, bracket or operator changed',
  { timeout: TIMEOUT_MS },
  () => {
    const pairs = hasFixtures ? changedGolds() : [];
    const mattering = pairs.filter(({ matters }) => matters);
    const harmless = pairs.filter(({ matters }) => !matters);
    const accepted = (some: readonly ChangedGold[]): string[] =>
      some.filter(({ gold, changed }) => isAccepted(gold, changed)).map(({ id }) => id);

    it('are some thousand, of every kind of change', () => {
      expect(mattering.length).toBeGreaterThan(3_000);
      for (const op of MUTATION_OPS) {
        expect(mattering.filter((pair) => pair.op === op).length).toBeGreaterThan(50);
      }
    });

    it('are accepted in less than 0.3 % of the cases where the change matters', () => {
      const ids = accepted(mattering);
      expect(ids.length / mattering.length, ids.join('\n')).toBeLessThan(0.003);
    });

    it('are accepted in at least 90 % of the cases where it does not', () => {
      const ids = new Set(accepted(harmless));
      const rejected = harmless.filter(({ id }) => !ids.has(id)).map(({ id }) => id);
      expect(ids.size / harmless.length, rejected.join('\n')).toBeGreaterThanOrEqual(0.9);
    });
  },
);

describe.runIf(hasFixtures)('golds against themselves', { timeout: TIMEOUT_MS }, () => {
  it('are accepted in at least 99.9 % of the cases', () => {
    const golds = MATH_DATA_SETS.flatMap(goldRecords);
    const rejected = golds.filter(({ answer: { value } }) => !isAccepted(value, value));
    const share = 1 - rejected.length / golds.length;
    expect(share, rejected.map(({ id }) => id).join('\n')).toBeGreaterThanOrEqual(0.999);
  });
});
