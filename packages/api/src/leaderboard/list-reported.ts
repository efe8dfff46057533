import type { ReportedScores } from '@assay/contracts/reported';
import { benchmarkTitle } from '@assay/eval-core/reported/benchmark-titles';
import { modelName } from '@assay/eval-core/reported/model-names';
import { reportedScores } from '@assay/eval-core/reported/reported-scores';
import { reportedSources } from '@assay/eval-core/reported/sources';

/** The numbers from the literature for all benchmarks, with their sources: the same in every workspace. */
export function listReported(): ReportedScores {
  const names = [...new Set(reportedScores.map(({ benchmark }) => benchmark))];
  return {
    sources: [...reportedSources],
    benchmarks: names.map((name) => ({ name, title: benchmarkTitle(name) })),
    scores: reportedScores.map((score) => ({ ...score, model: modelName(score.modelLabel) })),
  };
}
