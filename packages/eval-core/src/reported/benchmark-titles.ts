import { recipes } from '../recipes/registry.ts';
import type { ReportedBenchmark } from './reported-score.ts';

/** Of benchmarks that only others have measured. */
const TITLE_WITHOUT_RECIPE: ReadonlyMap<ReportedBenchmark, string> = new Map([
  ['aime-2024', 'AIME 2024'],
  ['phibench', 'PhiBench'],
]);

/** The title of a reported benchmark: that of its recipe, where there is one. */
export function benchmarkTitle(benchmark: ReportedBenchmark): string {
  return recipes.get(benchmark)?.title ?? TITLE_WITHOUT_RECIPE.get(benchmark) ?? benchmark;
}
