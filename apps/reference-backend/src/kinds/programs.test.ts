import { describe, expect, it } from 'vitest';

import { programsFamily } from '@assay/eval-core/benchmarks/programs/family';
import { createRng } from '@assay/eval-core/random';

import { answerPrompt } from '../answer-prompt.ts';
import { CHECKPOINTS } from '../checkpoints.ts';
import { countTokens } from '../tokens.ts';
import { KINDS } from './registry.ts';

const levels = programsFamily.levels.map(({ level }) => level);
const items = programsFamily.generate({ seed: 'kinds', levels, itemsPerLevel: 6 });

describe('programs among the kinds', () => {
  it('are read by one kind alone', () => {
    for (const { prompt, key } of items) {
      const readers = KINDS.filter((kind) => {
        const effort = { rng: createRng(key), note: () => undefined, temperature: 0 };
        return kind.answer(prompt, 'random-guess', effort) !== null;
      });
      expect(readers.map(({ title }) => title)).toEqual([
        'Python functions described as steps on a list',
      ]);
    }
  });

  it('get a function of the wanted name from every checkpoint, in under 3,000 tokens', () => {
    for (const { prompt, problem, key } of items) {
      for (const checkpoint of CHECKPOINTS) {
        const reply = answerPrompt(prompt, checkpoint, { temperature: 1, chanceSeed: key });
        expect(reply.answer).toContain(`\`\`\`python\ndef ${problem.entryPoint}(items):\n`);
        expect(reply.answer).toMatch(/\n {4}return .+\n```$/);
        expect(countTokens(reply.thinking + reply.answer)).toBeLessThan(3_000);
      }
    }
  });
});
