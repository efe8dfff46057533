'use client';

import type { ReactElement } from 'react';
import {
  CartesianGrid,
  ErrorBar,
  ReferenceLine,
  Scatter,
  ScatterChart,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';

import type { ChartGap } from '../prepare/chart-model.ts';
import type { SequentialChart } from '../prepare/prepare-sequential.ts';
import { axisProps, xTitle, yTitle } from './axis-props.ts';
import { ChartFrame } from './chart-frame.tsx';
import { ChartSentence } from './chart-sentence.tsx';
import { HoverLines } from './hover-lines.tsx';

const heightPx = 220;

/** A dot with its bounds for every repeat, over the line of no difference. */
export function SequentialBounds({ model }: { model: SequentialChart | ChartGap }): ReactElement {
  if (model.kind === 'gap') return <ChartSentence heightPx={heightPx} sentence={model.reason} />;
  return (
    <ChartFrame heightPx={heightPx} legend={null} notes={model.notes} table={model.table}>
      <ScatterChart accessibilityLayer={false} margin={{ top: 8, right: 16, bottom: 16, left: 8 }}>
        <CartesianGrid stroke="var(--chart-grid)" vertical={false} />
        <XAxis dataKey="repeat" {...axisProps(model.xAxis)} label={xTitle(model.xAxis)} />
        <YAxis dataKey="differencePoints" {...axisProps(model.yAxis)} label={yTitle(model.yAxis)} />
        <Tooltip cursor={false} content={({ payload }) => <HoverLines payload={payload} />} />
        <ReferenceLine y={0} stroke="var(--chart-axis)" />
        {model.decidedAt !== null && (
          <ReferenceLine
            x={model.decidedAt}
            stroke="var(--chart-axis)"
            strokeDasharray="3 3"
            label={{
              value: 'decided',
              position: 'insideTopLeft',
              fontSize: 11,
              fill: 'var(--chart-axis)',
            }}
          />
        )}
        <Scatter data={model.dots} fill="var(--chart-correct)" isAnimationActive={false}>
          <ErrorBar
            dataKey="whisker"
            direction="y"
            width={5}
            stroke="var(--chart-axis)"
            isAnimationActive={false}
          />
        </Scatter>
      </ScatterChart>
    </ChartFrame>
  );
}
