'use client';

import type { ReactElement } from 'react';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';

import type { ChartGap } from '../prepare/chart-model.ts';
import type {
  CurveBar,
  CurveChart as CurveChartModel,
  CurveMarker,
  CurvePoint,
  CurveSeries,
  CurveTick,
} from '../prepare/curve-model.ts';
import { axisProps, xTitle, yTitle } from './axis-props.ts';
import { ChartFrame } from './chart-frame.tsx';
import { ChartSentence } from './chart-sentence.tsx';
import { HoverLines } from './hover-lines.tsx';
import { LineKey, lineLook } from './line-ink.tsx';

const heightPx = 280;

/** Lines with their bands; behind them bars and ticks, across them markers. */
export function CurveChart({ model }: { model: CurveChartModel | ChartGap }): ReactElement {
  if (model.kind === 'gap') return <ChartSentence heightPx={heightPx} sentence={model.reason} />;
  return (
    <ChartFrame
      heightPx={heightPx}
      legend={model.series.map((series) => (
        <LineKey key={series.key} series={series} />
      ))}
      notes={model.notes}
      table={model.table}
    >
      <Curves model={model} />
    </ChartFrame>
  );
}

function Curves({ model }: { model: CurveChartModel }): ReactElement {
  const { points, series, xAxis, yAxis } = model;
  return (
    <ComposedChart
      accessibilityLayer={false}
      data={points}
      margin={{ top: 16, right: 16, bottom: 16, left: 8 }}
    >
      <CartesianGrid stroke="var(--chart-grid)" vertical={false} />
      <XAxis dataKey="x" {...axisProps(xAxis)} label={xTitle(xAxis)} />
      <YAxis {...axisProps(yAxis)} label={yTitle(yAxis)} />
      <Tooltip
        cursor={{ stroke: 'var(--chart-axis)', strokeDasharray: '2 3' }}
        isAnimationActive={false}
        content={({ payload }) => <HoverLines payload={payload} />}
      />
      {model.bars.map(behindBar)}
      {series.map((one) => bandOf(one, model))}
      {model.ticks.map(tickStroke)}
      {model.markers.map(markerLine)}
      {series.map((one) => lineOf(one, model))}
    </ComposedChart>
  );
}

/* recharts finds its parts by type among its children: these are functions and no components for that reason. */

function bandOf({ key, ink }: CurveSeries, { shape, series }: CurveChartModel): ReactElement {
  return (
    <Area
      key={`band ${key}`}
      dataKey={(point: CurvePoint) => point.bands[key]}
      type={shape === 'step' ? 'stepAfter' : 'linear'}
      // Several bands lie over each other: each keeps the ink of its line, and lets the others through.
      {...(series.length > 1
        ? { fill: lineLook(ink).stroke, fillOpacity: 0.13 }
        : { fill: 'var(--chart-band)', fillOpacity: 0.8 })}
      stroke="none"
      dot={false}
      activeDot={false}
      isAnimationActive={false}
      legendType="none"
    />
  );
}

function lineOf({ key, ink }: CurveSeries, { shape, hasDots }: CurveChartModel): ReactElement {
  const look = lineLook(ink);
  return (
    <Line
      key={`line ${key}`}
      dataKey={(point: CurvePoint) => point.values[key]}
      type={shape === 'step' ? 'stepAfter' : 'linear'}
      {...look}
      // The dots would take the line's dashes.
      dot={hasDots && { r: 2, fill: look.stroke, strokeWidth: 1, strokeDasharray: '' }}
      activeDot={{ r: 3, fill: look.stroke, strokeWidth: 0 }}
      isAnimationActive={false}
    />
  );
}

function behindBar({ from, to, height }: CurveBar): ReactElement {
  return (
    <ReferenceArea
      key={`bar ${from}`}
      x1={from}
      x2={to}
      y1={0}
      y2={height}
      fill="var(--chart-grid)"
      fillOpacity={1}
      stroke="var(--chart-unscorable)"
      strokeWidth={0.75}
      zIndex={-50}
    />
  );
}

function tickStroke({ x, fromY, toY }: CurveTick): ReactElement {
  return (
    <ReferenceLine
      key={`tick ${x} ${fromY}`}
      segment={[
        { x, y: fromY },
        { x, y: toY },
      ]}
      stroke="var(--chart-correct)"
      strokeWidth={3}
    />
  );
}

function markerLine({ at, axis, text }: CurveMarker): ReactElement {
  return (
    <ReferenceLine
      key={`marker ${axis} ${at}`}
      {...(axis === 'x' ? { x: at } : { y: at })}
      stroke="var(--chart-axis)"
      strokeDasharray="6 3"
      label={{
        value: text,
        position: axis === 'x' ? 'insideTopRight' : 'insideTopLeft',
        fill: 'var(--chart-axis)',
        fontSize: 11,
      }}
    />
  );
}
