import { expect, test } from 'vitest';

import { reportedScoresSchema } from '@assay/contracts/reported';

import { listReported } from './list-reported.ts';

test('what is listed keeps to the contract, and every score has its source and its benchmark', () => {
  const { sources, benchmarks, scores } = reportedScoresSchema.parse(listReported());
  const sourceIds = sources.map(({ id }) => id);
  const names = benchmarks.map(({ name }) => name);
  expect(scores.length).toBeGreaterThan(0);
  for (const { sourceId, benchmark } of scores) {
    expect(sourceIds).toContain(sourceId);
    expect(names).toContain(benchmark);
  }
});

test('a model has one name over its sources, and keeps what each calls it', () => {
  const labels = listReported()
    .scores.filter(({ model, benchmark }) => model === 'DeepSeek-R1' && benchmark === 'aime-2025')
    .map(({ modelLabel, valueFraction }) => [modelLabel, valueFraction]);
  expect(labels).toEqual([
    ['DeepSeek-R1', 0.704],
    ['DeepSeek-R1', 0.704],
    ['R1', 0.56],
  ]);
});
