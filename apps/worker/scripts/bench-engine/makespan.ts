import type { JobOrder } from '@assay/inference-simulator/makespan/scheduling-policy';
import { simulateMakespan } from '@assay/inference-simulator/makespan/simulate-makespan';
import { LONG_REASONING, makespanWorkload } from '@assay/inference-simulator/makespan/workload';

import { atMost, figure, type BenchResult } from './result.ts';

const SEEDS = Array.from({ length: 10 }, (_, place) => `seed ${place}`);
const ENGINE = { slots: 256 };

/** Makespan over perfect packing: 500 items of eight repeats, lengths log-normal, mean of ten seeds. */
export function measureMakespan(): Promise<BenchResult[]> {
  return Promise.resolve(
    [
      { replicas: 1, bound: 1.02 },
      { replicas: 4, bound: 1.15 },
    ].flatMap(({ replicas, bound }) => {
      const where = replicas === 1 ? '1 replica' : `${replicas} replicas`;
      const ratio = (order: JobOrder) => meanRatio(replicas, order);
      return [
        figure(`makespan / perfect, data set's order, ${where}`, ratio('data-set'), ''),
        atMost(
          `makespan / perfect, longest first by history, ${where}`,
          ratio('longest-expected-first'),
          bound,
          '',
        ),
        figure(
          `makespan / perfect, longest first, items known beforehand, ${where}`,
          ratio('longest-item-first-oracle'),
          '',
        ),
      ];
    }),
  );
}

function meanRatio(replicas: number, order: JobOrder): number {
  const ratios = SEEDS.map((seed) => {
    const jobs = makespanWorkload({ ...LONG_REASONING, seed });
    return simulateMakespan(jobs, { replicas, engine: ENGINE, schedule: { order, seed } }).ratio;
  });
  return ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
}
