import { plannedOrder } from '@assay/inference-simulator/makespan/planned-order';
import { sharedQueue, type JobOrder } from '@assay/inference-simulator/makespan/scheduling-policy';
import {
  simulateMakespan,
  type MakespanOptions,
} from '@assay/inference-simulator/makespan/simulate-makespan';
import {
  LONG_REASONING,
  makespanWorkload,
  type MakespanJob,
} from '@assay/inference-simulator/makespan/workload';

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
      const slots = replicas * ENGINE.slots;
      const named = (order: JobOrder) => meanRatio(replicas, (_, seed) => ({ order, seed }));
      const engines = meanRatio(replicas, (jobs) => ({
        policy: sharedQueue(plannedOrder(jobs, { slots, maxTokens: LONG_REASONING.capTokens })),
      }));
      return [
        figure(`makespan / perfect, data set's order, ${where}`, named('data-set'), ''),
        figure(
          `makespan / perfect, longest first by history, ${where}`,
          named('longest-expected-first'),
          '',
        ),
        atMost(`makespan / perfect, the engine's order by history, ${where}`, engines, bound, ''),
        figure(
          `makespan / perfect, longest first, items known beforehand, ${where}`,
          named('longest-item-first-oracle'),
          '',
        ),
      ];
    }),
  );
}

function meanRatio(
  replicas: number,
  scheduleOf: (jobs: readonly MakespanJob[], seed: string) => MakespanOptions['schedule'],
): number {
  const ratios = SEEDS.map((seed) => {
    const jobs = makespanWorkload({ ...LONG_REASONING, seed });
    return simulateMakespan(jobs, { replicas, engine: ENGINE, schedule: scheduleOf(jobs, seed) })
      .ratio;
  });
  return ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
}
