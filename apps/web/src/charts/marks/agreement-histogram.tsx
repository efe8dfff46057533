'use client';

import { useId, type ReactElement } from 'react';
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  ReferenceArea,
  Tooltip,
  useXAxisScale,
  XAxis,
  YAxis,
} from 'recharts';

import type { ChartGap } from '../prepare/chart-model.ts';
import type {
  AgreementBar,
  AgreementHistogramChart,
} from '../prepare/prepare-agreement-histogram.ts';
import { axisProps, xTitle, yTitle } from './axis-props.ts';
import { ChartFrame } from './chart-frame.tsx';
import { ChartSentence } from './chart-sentence.tsx';
import { HoverLines } from './hover-lines.tsx';
import { IncorrectHatch, outcomeInk, OutcomeKey } from './outcome-ink.tsx';

const heightPx = 220;

/** Solid: kept; hatched: left out, as correct and incorrect are drawn elsewhere. */
const PARTS = [
  { part: 'kept', ink: 'correct' },
  { part: 'leftOut', ink: 'incorrect' },
] as const;

/** Items by weak agreement, the kept ones below the others, over the range that is asked for. */
export function AgreementHistogram({
  model,
}: {
  model: AgreementHistogramChart | ChartGap;
}): ReactElement {
  const id = useId();
  if (model.kind === 'gap') return <ChartSentence heightPx={heightPx} sentence={model.reason} />;
  return (
    <ChartFrame
      heightPx={heightPx}
      legend={
        <>
          <OutcomeKey outcome="correct" label={model.keptLabel} hatchId={`${id}-kept`} />
          <OutcomeKey outcome="incorrect" label={model.leftOutLabel} hatchId={`${id}-left-out`} />
        </>
      }
      notes={model.notes}
      table={model.table}
    >
      <StackedBars model={model} hatchId={id} />
    </ChartFrame>
  );
}

interface StackedBarsProps {
  model: AgreementHistogramChart;
  hatchId: string;
}

function StackedBars({ model, hatchId }: StackedBarsProps): ReactElement {
  const { lowFraction, highFraction } = model.range;
  return (
    <ComposedChart
      accessibilityLayer={false}
      data={model.bars}
      margin={{ top: 8, right: 16, bottom: 16, left: 8 }}
    >
      <IncorrectHatch id={hatchId} />
      <ReferenceArea
        x1={lowFraction}
        x2={highFraction}
        fill="var(--chart-band)"
        fillOpacity={0.45}
      />
      <CartesianGrid stroke="var(--chart-grid)" vertical={false} />
      <XAxis dataKey="midFraction" {...axisProps(model.xAxis)} label={xTitle(model.xAxis)} />
      <YAxis {...axisProps(model.yAxis)} label={yTitle(model.yAxis)} />
      <Tooltip cursor={false} content={({ payload }) => <HoverLines payload={payload} />} />
      {PARTS.map(({ part, ink }) => (
        <Bar
          key={part}
          dataKey={part}
          stackId="items"
          isAnimationActive={false}
          shape={({ y, height, originalDataIndex }) => (
            <BinRectangle
              bar={model.bars[originalDataIndex]}
              ink={outcomeInk(ink, hatchId)}
              yPx={y}
              heightPx={height}
            />
          )}
        />
      ))}
    </ComposedChart>
  );
}

interface BinRectangleProps {
  bar: AgreementBar | undefined;
  ink: ReturnType<typeof outcomeInk>;
  yPx: number;
  heightPx: number;
}

/** Between the bin's own bounds, less a hair, so that neighbours stay apart. */
function BinRectangle({ bar, ink, yPx, heightPx }: BinRectangleProps): ReactElement | null {
  const scale = useXAxisScale();
  if (scale === undefined || bar === undefined || heightPx === 0) return null;
  const fromPx = scale(bar.fromFraction);
  const toPx = scale(bar.toFraction);
  if (fromPx === undefined || toPx === undefined) return null;
  return <rect x={fromPx + 1.5} width={toPx - fromPx - 3} y={yPx} height={heightPx} {...ink} />;
}
