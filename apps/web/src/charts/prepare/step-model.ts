import type { ChartAxis, ChartTable } from './chart-model.ts';
import type { LineInk } from './curve-model.ts';

/** One checkpoint with a figure. */
export interface StepPoint {
  key: string;
  /** The step itself: distances are true. */
  x: number;
  y: number;
  bounds: [low: number, high: number] | null;
  /** Its run is not completed. */
  isHollow: boolean;
  /** The run that it comes from. */
  href: string;
  hoverLines: string[];
}

export type StepMarker = 'circle' | 'square' | 'diamond';

/** One training run. */
export interface StepSeries {
  key: string;
  label: string;
  ink: LineInk;
  marker: StepMarker;
  points: StepPoint[];
  /** Points without a gap between them, joined. */
  stretches: StepPoint[][];
  /** Over a gap: from its last point before to its first after. */
  bridges: [from: StepPoint, to: StepPoint][];
  /** Areas of neighbours that have an interval. */
  bands: { x: number; bounds: [low: number, high: number] }[][];
}

export interface StepChart {
  kind: 'chart';
  series: StepSeries[];
  hasHollow: boolean;
  hasBridges: boolean;
  xAxis: ChartAxis;
  yAxis: ChartAxis;
  notes: string[];
  table: ChartTable;
}
