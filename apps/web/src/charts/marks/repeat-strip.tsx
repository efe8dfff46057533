'use client';

import type { ReactElement } from 'react';
import {
  CartesianGrid,
  ReferenceArea,
  ReferenceLine,
  Scatter,
  ScatterChart,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';

import type { ChartGap } from '../prepare/chart-model.ts';
import type { RepeatStripChart } from '../prepare/prepare-repeat-strip.ts';
import { axisProps, xTitle, yTitle } from './axis-props.ts';
import { ChartFrame } from './chart-frame.tsx';
import { ChartSentence } from './chart-sentence.tsx';
import { HoverLines } from './hover-lines.tsx';

const heightPx = 220;

/** One dot a repeat, over the mean line and the band of its interval. */
export function RepeatStrip({ model }: { model: RepeatStripChart | ChartGap }): ReactElement {
  if (model.kind === 'gap') return <ChartSentence heightPx={heightPx} sentence={model.reason} />;
  return (
    <ChartFrame
      heightPx={heightPx}
      legend={<span>{model.meanLabel}</span>}
      notes={model.notes}
      table={model.table}
    >
      <Dots model={model} />
    </ChartFrame>
  );
}

function Dots({ model }: { model: RepeatStripChart }): ReactElement {
  const { band, meanPercent } = model;
  return (
    <ScatterChart accessibilityLayer={false} margin={{ top: 8, right: 16, bottom: 16, left: 8 }}>
      <CartesianGrid stroke="var(--chart-grid)" vertical={false} />
      <XAxis dataKey="repeat" {...axisProps(model.xAxis)} label={xTitle(model.xAxis)} />
      <YAxis dataKey="accuracyPercent" {...axisProps(model.yAxis)} label={yTitle(model.yAxis)} />
      <Tooltip cursor={false} content={({ payload }) => <HoverLines payload={payload} />} />
      {band !== null && (
        <ReferenceArea
          y1={band.lowPercent}
          y2={band.highPercent}
          fill="var(--chart-band)"
          fillOpacity={1}
          zIndex={-50}
        />
      )}
      <ReferenceLine y={meanPercent} stroke="var(--chart-axis)" strokeDasharray="6 3" />
      <Scatter
        data={model.completeDots}
        fill="var(--chart-correct)"
        stroke="var(--chart-correct)"
        isAnimationActive={false}
      />
      <Scatter
        data={model.incompleteDots}
        fill="none"
        stroke="var(--chart-correct)"
        isAnimationActive={false}
      />
    </ScatterChart>
  );
}
