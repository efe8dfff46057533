'use client';

import type { ReactElement } from 'react';
import { Area, ComposedChart, ReferenceLine, XAxis, YAxis } from 'recharts';

import type { ChartGap } from '../prepare/chart-model.ts';
import type { RunDensitiesChart, RunTick } from '../prepare/prepare-run-densities.ts';
import { axisProps, xTitle } from './axis-props.ts';
import { ChartFrame } from './chart-frame.tsx';
import { ChartSentence } from './chart-sentence.tsx';

const heightPx = 220;

/** The first is drawn in grey dashes, the second solid: they differ without colour. */
const INK = {
  first: { stroke: 'var(--chart-axis)', strokeDasharray: '5 3', fill: 'none' },
  second: { stroke: 'var(--chart-correct)', strokeDasharray: undefined, fill: 'var(--chart-band)' },
} as const;

/** Overlapping densities of single runs, a tick for each repeat below them. */
export function RunDensities({ model }: { model: RunDensitiesChart | ChartGap }): ReactElement {
  if (model.kind === 'gap') return <ChartSentence heightPx={heightPx} sentence={model.reason} />;
  const { labels } = model;
  return (
    <ChartFrame
      heightPx={heightPx}
      legend={
        <>
          <RunsKey which="first" label={labels.first} />
          <RunsKey which="second" label={labels.second} />
        </>
      }
      notes={model.notes}
      table={model.table}
    >
      <Densities model={model} />
    </ChartFrame>
  );
}

function Densities({ model }: { model: RunDensitiesChart }): ReactElement {
  return (
    <ComposedChart
      accessibilityLayer={false}
      data={model.points}
      margin={{ top: 8, right: 16, bottom: 16, left: 8 }}
    >
      <XAxis dataKey="accuracyPercent" {...axisProps(model.xAxis)} label={xTitle(model.xAxis)} />
      <YAxis type="number" domain={model.yDomain} hide />
      {(['second', 'first'] as const).map((which) => (
        <Area
          key={which}
          dataKey={which}
          {...INK[which]}
          fillOpacity={0.7}
          strokeWidth={1.5}
          connectNulls
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
      ))}
      <ReferenceLine y={0} stroke="var(--chart-grid)" />
      {ticksOf(model.ticks.first, 'first')}
      {ticksOf(model.ticks.second, 'second')}
    </ComposedChart>
  );
}

function ticksOf(ticks: readonly RunTick[], which: keyof typeof INK): ReactElement[] {
  return ticks.map(({ key, accuracyPercent, from, to }) => (
    <ReferenceLine
      key={`${which} ${key}`}
      segment={[
        { x: accuracyPercent, y: from },
        { x: accuracyPercent, y: to },
      ]}
      stroke={INK[which].stroke}
      strokeWidth={1.5}
    />
  ));
}

function RunsKey({ which, label }: { which: keyof typeof INK; label: string }): ReactElement {
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      <svg width={20} height={10} aria-hidden="true" className="shrink-0">
        <line x1={0} x2={20} y1={5} y2={5} strokeWidth={2} {...INK[which]} />
      </svg>
      <span className="min-w-0 break-words">{label}</span>
    </span>
  );
}
