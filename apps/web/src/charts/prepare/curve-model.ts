import type { ChartAxis, ChartTable } from './chart-model.ts';

/** Lines that differ without colour: by their dashes, and by the ink where there are two groups. */
export type LineInk = 'solid' | 'dashed' | 'dotted' | 'quiet' | 'contrast';

export interface CurveSeries {
  /** By which the points name their values. */
  key: string;
  label: string;
  ink: LineInk;
}

export interface CurvePoint {
  /** On the axis: already a logarithm where the axis is. */
  x: number;
  /** By the series' key; a series that is not there, or null, is a gap. */
  values: Record<string, number | null>;
  bands: Record<string, [low: number, high: number] | null>;
  hoverLines: string[];
}

/** A rectangle behind the lines. */
export interface CurveBar {
  from: number;
  to: number;
  height: number;
}

/** A short upright stroke for one observation. */
export interface CurveTick {
  x: number;
  fromY: number;
  toY: number;
}

/** A line across the chart with its words. */
export interface CurveMarker {
  /** Where it crosses the axis that it stands on. */
  at: number;
  axis: 'x' | 'y';
  text: string;
}

/** Lines over one axis, with bands, and what else lies behind them. */
export interface CurveChart {
  kind: 'chart';
  series: CurveSeries[];
  points: CurvePoint[];
  /** A step holds from its point to the next. */
  shape: 'line' | 'step';
  /** Dots at the points: for curves that are only known there. */
  hasDots: boolean;
  bars: CurveBar[];
  ticks: CurveTick[];
  markers: CurveMarker[];
  xAxis: ChartAxis;
  yAxis: ChartAxis;
  notes: string[];
  table: ChartTable;
}
