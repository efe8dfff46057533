import type { RunDetail } from '@assay/contracts/runs';
import { lengthHistogram } from '@assay/eval-core/statistics/length-histogram';
import { repeatAccuracies } from '@assay/eval-core/statistics/repeat-accuracies';

import type { ChartGap } from '../../../../charts/prepare/chart-model.ts';
import {
  prepareLengthHistogram,
  type LengthHistogramChart,
} from '../../../../charts/prepare/prepare-length-histogram.ts';
import {
  prepareRepeatStrip,
  type RepeatStripChart,
} from '../../../../charts/prepare/prepare-repeat-strip.ts';

export interface RunCharts {
  repeats: RepeatStripChart | ChartGap;
  lengths: LengthHistogramChart | ChartGap;
}

/** Both charts of a run from its counts. */
export function prepareRunCharts(run: RunDetail): RunCharts {
  const plannedItems = run.cell.planned / run.plannedRepeats;
  return {
    repeats: prepareRepeatStrip({
      accuracies: repeatAccuracies(run.repeats, plannedItems),
      cell: run.cell.accuracy,
    }),
    lengths: prepareLengthHistogram(
      lengthHistogram(
        run.lengths.map(({ bin, outcome, samples }) => ({ bin, outcome, count: samples })),
      ),
    ),
  };
}
