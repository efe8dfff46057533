'use client';

import { useId, type ReactElement } from 'react';
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  ReferenceLine,
  Tooltip,
  useXAxisScale,
  XAxis,
  YAxis,
} from 'recharts';

import type { LengthOutcome } from '@assay/eval-core/statistics/length-histogram';

import type { ChartGap } from '../prepare/chart-model.ts';
import type {
  LengthBar,
  LengthHistogramChart,
  LengthSeries,
} from '../prepare/prepare-length-histogram.ts';
import { axisProps, xTitle, yTitle } from './axis-props.ts';
import { ChartFrame } from './chart-frame.tsx';
import { ChartSentence } from './chart-sentence.tsx';
import { HoverLines } from './hover-lines.tsx';
import { IncorrectHatch, outcomeInk, OutcomeKey } from './outcome-ink.tsx';

const heightPx = 280;

/** Lengths of correct replies above the line, of the others below it. */
export function LengthHistogram({
  model,
}: {
  model: LengthHistogramChart | ChartGap;
}): ReactElement {
  const id = useId();
  if (model.kind === 'gap') return <ChartSentence heightPx={heightPx} sentence={model.reason} />;
  return (
    <ChartFrame
      heightPx={heightPx}
      legend={<Legend series={model.series} id={id} />}
      notes={model.notes}
      table={model.table}
    >
      <MirroredBars model={model} hatchId={id} />
    </ChartFrame>
  );
}

interface MirroredBarsProps {
  model: LengthHistogramChart;
  hatchId: string;
}

function MirroredBars({ model, hatchId }: MirroredBarsProps): ReactElement {
  return (
    <ComposedChart
      accessibilityLayer={false}
      data={model.bars}
      stackOffset="sign"
      margin={{ top: 8, right: 16, bottom: 16, left: 8 }}
    >
      <IncorrectHatch id={hatchId} />
      <CartesianGrid stroke="var(--chart-grid)" vertical={false} />
      <XAxis dataKey="midLog2" {...axisProps(model.xAxis)} label={xTitle(model.xAxis)} />
      <YAxis {...axisProps(model.yAxis)} label={yTitle(model.yAxis)} />
      <Tooltip cursor={false} content={({ payload }) => <HoverLines payload={payload} />} />
      {model.series.map(({ outcome }) => (
        <Bar
          key={outcome}
          dataKey={(bar: LengthBar) => bar.heights[outcome]}
          stackId="around-zero"
          isAnimationActive={false}
          shape={({ y, height, originalDataIndex }) => (
            <BinRectangle
              bar={model.bars[originalDataIndex]}
              outcome={outcome}
              hatchId={hatchId}
              yPx={y}
              heightPx={height}
            />
          )}
        />
      ))}
      <ReferenceLine y={0} stroke="var(--chart-axis)" />
    </ComposedChart>
  );
}

function Legend({ series, id }: { series: readonly LengthSeries[]; id: string }): ReactElement[] {
  return series.map(({ outcome, label }) => (
    <OutcomeKey key={outcome} outcome={outcome} label={label} hatchId={`${id}-${outcome}`} />
  ));
}

interface BinRectangleProps {
  bar: LengthBar | undefined;
  outcome: LengthOutcome;
  hatchId: string;
  yPx: number;
  /** Negative below the zero line, as recharts gives it. */
  heightPx: number;
}

/** Lies between the bin's own bounds: recharts would give every bar of a numeric axis the same width. */
function BinRectangle(props: BinRectangleProps): ReactElement | null {
  const scale = useXAxisScale();
  const { bar, outcome, hatchId, yPx } = props;
  if (scale === undefined || bar === undefined || props.heightPx === 0) return null;
  const fromPx = scale(bar.fromLog2);
  const toPx = scale(bar.toLog2);
  if (fromPx === undefined || toPx === undefined) return null;
  return (
    <rect
      x={fromPx}
      width={toPx - fromPx}
      y={Math.min(yPx, yPx + props.heightPx)}
      height={Math.abs(props.heightPx)}
      {...outcomeInk(outcome, hatchId)}
    />
  );
}
