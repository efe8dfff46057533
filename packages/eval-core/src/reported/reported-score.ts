/** A number from the literature. It is shown beside measured figures, and never counted with them. */
export interface ReportedScore {
  /** The name of the benchmark: that of its recipe, where there is one. */
  benchmark: ReportedBenchmark;
  metric: ReportedMetric;
  /** As the table has it; two tables may name one model differently. */
  modelLabel: string;
  valueFraction: number;
  /** Sample standard deviation over repeats; null where the table has none. */
  stdOverRepeats: number | null;
  /** Runs that were averaged; null where they are not stated. */
  repeats: number | null;
  sourceId: ReportedSourceId;
  /** What has to be known to read this number. */
  note: string | null;
}

export interface ReportedSource {
  id: ReportedSourceId;
  title: string;
  url: string;
  /** How the numbers are known, and what they are. */
  note: string;
}

export type ReportedSourceId =
  'phi-4-reasoning-card' | 'phi-4-reasoning-report' | 'inference-time-scaling-paper';

export type ReportedBenchmark =
  | 'aime-1983-2024'
  | 'aime-2024'
  | 'aime-2025'
  | 'omni-math'
  | 'gpqa-diamond'
  | 'livecodebench'
  | '3sat-public'
  | 'tsp-public'
  | 'ba-calendar-public'
  | 'maze-public'
  | 'spatial-map-public'
  | 'flenqa'
  | 'ifeval'
  | 'arena-hard'
  | 'humaneval-plus'
  | 'mmlu-pro'
  | 'kitab'
  | 'toxigen'
  | 'phibench';

/** In brackets: the part of the benchmark that the number is about. */
export type ReportedMetric =
  | 'accuracy'
  | 'accuracy (3K tokens)'
  | 'accuracy (Biology)'
  | 'accuracy (Chemistry)'
  | 'accuracy (Physics)'
  | 'accuracy (toxic)'
  | 'accuracy (neutral)'
  | 'strict accuracy'
  | 'pass@1'
  | 'win rate'
  | 'precision (no context)'
  | 'precision (with context)'
  | 'recall (no context)'
  | 'recall (with context)';
