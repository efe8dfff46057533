/** Instead of a chart: why there is none. */
export interface ChartGap {
  kind: 'gap';
  reason: string;
}

export interface AxisTick {
  at: number;
  text: string;
}

export interface ChartAxis {
  title: string;
  domain: [low: number, high: number];
  ticks: AxisTick[];
}

/** The figures of a chart in words, for those who cannot see it. Every row has as many cells as the head. */
export interface ChartTable {
  caption: string;
  head: string[];
  rows: string[][];
}
