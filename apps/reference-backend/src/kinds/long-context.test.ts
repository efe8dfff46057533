import { expect, it } from 'vitest';

import { longContextFamily } from '@assay/eval-core/benchmarks/long-context/family';
import { spatialMapFamily } from '@assay/eval-core/benchmarks/spatial-map/family';

import { MAX_MODEL_LEN } from '../models.ts';
import { countTokens } from '../tokens.ts';
import { longContextKind } from './long-context.ts';
import { spatialMapKind } from './spatial-map.ts';

it('leaves 15 000 tokens of the context for the reply at every level', () => {
  const levels = longContextFamily.levels.map(({ level }) => level);
  for (const { prompt } of longContextFamily.generate({ seed: 's', levels, itemsPerLevel: 12 })) {
    expect(countTokens(prompt)).toBeLessThan(MAX_MODEL_LEN - 15_000);
  }
});

it('reads no map as a long text, and no long text as a map', () => {
  const spec = { seed: 's', levels: [1, 4], itemsPerLevel: 6 };
  for (const { prompt } of spatialMapFamily.generate(spec))
    expect(longContextKind.read(prompt)).toBeNull();
  for (const { prompt } of longContextFamily.generate(spec))
    expect(spatialMapKind.read(prompt)).toBeNull();
});
