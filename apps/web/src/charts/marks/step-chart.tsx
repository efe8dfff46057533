'use client';

import Link from 'next/link';
import type { ReactElement, ReactNode } from 'react';
import {
  CartesianGrid,
  Scatter,
  ScatterChart,
  Symbols,
  Tooltip,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
} from 'recharts';

import type { ChartGap } from '../prepare/chart-model.ts';
import type { LineInk } from '../prepare/curve-model.ts';
import type {
  StepChart as StepChartModel,
  StepMarker,
  StepPoint,
  StepSeries,
} from '../prepare/step-model.ts';
import { axisProps, xTitle, yTitle } from './axis-props.ts';
import { ChartFrame } from './chart-frame.tsx';
import { ChartSentence } from './chart-sentence.tsx';
import { HoverLines } from './hover-lines.tsx';
import { lineLook } from './line-ink.tsx';

interface StepChartProps {
  model: StepChartModel | ChartGap;
  heightPx: number;
}

/** A line and a band for each training run; every point leads to its run. */
export function StepChart({ model, heightPx }: StepChartProps): ReactElement {
  if (model.kind === 'gap') return <ChartSentence heightPx={heightPx} sentence={model.reason} />;
  return (
    <ChartFrame
      heightPx={heightPx}
      legend={<StepKeys model={model} />}
      notes={model.notes}
      table={model.table}
    >
      <Steps model={model} />
    </ChartFrame>
  );
}

function Steps({ model }: { model: StepChartModel }): ReactElement {
  const { series, xAxis, yAxis } = model;
  return (
    <ScatterChart accessibilityLayer={false} margin={{ top: 16, right: 24, bottom: 16, left: 8 }}>
      <CartesianGrid stroke="var(--chart-grid)" vertical={false} />
      <XAxis dataKey="x" {...axisProps(xAxis)} label={xTitle(xAxis)} />
      <YAxis dataKey="y" {...axisProps(yAxis)} label={yTitle(yAxis)} />
      <Tooltip
        cursor={false}
        isAnimationActive={false}
        content={({ payload }) => <HoverLines payload={payload} />}
      />
      <Joins series={series} />
      {series.map(({ key, ink, marker, points }) => (
        <Scatter
          key={key}
          data={points}
          isAnimationActive={false}
          shape={({ cx, cy, payload }: DrawnPoint) => (
            <PointLink point={payload} cx={cx} cy={cy} ink={ink} marker={marker} />
          )}
        />
      ))}
    </ScatterChart>
  );
}

/** What recharts hands to the shape of a point. */
interface DrawnPoint {
  cx?: number;
  cy?: number;
  payload?: StepPoint;
}

/** Bands, lines, and thin dots over gaps. */
function Joins({ series }: { series: readonly StepSeries[] }): ReactElement | null {
  const xScale = useXAxisScale();
  const yScale = useYAxisScale();
  if (xScale === undefined || yScale === undefined) return null;
  const place = (x: number, y: number) => `${xScale(x) ?? 0},${yScale(y) ?? 0}`;
  const alongPoints = (points: readonly StepPoint[]) =>
    points.map(({ x, y }) => place(x, y)).join(' ');
  return (
    <g fill="none">
      {series.map(({ key, ink, bands }) =>
        bands.map((band) => (
          // The edge shows the interval of a point that stands alone, whose area is none.
          <polygon
            key={`band ${key} ${band[0]?.x}`}
            points={[
              ...band.map(({ x, bounds: [, high] }) => place(x, high)),
              ...band.toReversed().map(({ x, bounds: [low] }) => place(x, low)),
            ].join(' ')}
            fill={lineLook(ink).stroke}
            fillOpacity={0.13}
            stroke={lineLook(ink).stroke}
            strokeOpacity={0.4}
          />
        )),
      )}
      {series.map(({ key, ink, bridges }) =>
        bridges.map((bridge) => (
          <polyline
            key={`bridge ${key} ${bridge[0].x}`}
            points={alongPoints(bridge)}
            stroke={lineLook(ink).stroke}
            {...BRIDGE_LOOK}
          />
        )),
      )}
      {series.map(({ key, ink, stretches }) =>
        stretches.map((stretch) => (
          <polyline
            key={`line ${key} ${stretch[0]?.x}`}
            points={alongPoints(stretch)}
            {...lineLook(ink)}
          />
        )),
      )}
    </g>
  );
}

const BRIDGE_LOOK = { strokeWidth: 1, strokeDasharray: '2 4' };

interface PointLinkProps {
  point: StepPoint | undefined;
  cx: number | undefined;
  cy: number | undefined;
  ink: LineInk;
  marker: StepMarker;
}

/** For the mouse: the keyboard has the same links in the table of figures. */
function PointLink({ point, cx, cy, ink, marker }: PointLinkProps): ReactElement | null {
  if (point === undefined || cx === undefined || cy === undefined) return null;
  return (
    <Link href={point.href} prefetch={false} tabIndex={-1}>
      {/* A finger's and a mouse's target, larger than what is seen. */}
      <circle cx={cx} cy={cy} r={9} fill="transparent" />
      <StepSymbol cx={cx} cy={cy} ink={ink} marker={marker} isHollow={point.isHollow} />
    </Link>
  );
}

interface StepSymbolProps {
  cx: number;
  cy: number;
  ink: LineInk;
  marker: StepMarker;
  isHollow: boolean;
}

function StepSymbol({ cx, cy, ink, marker, isHollow }: StepSymbolProps): ReactElement {
  const { stroke } = lineLook(ink);
  return (
    <Symbols
      type={marker}
      cx={cx}
      cy={cy}
      size={38}
      stroke={stroke}
      strokeWidth={1.5}
      fill={isHollow ? 'var(--color-surface)' : stroke}
    />
  );
}

function StepKeys({ model }: { model: StepChartModel }): ReactElement {
  return (
    <>
      {model.series.map(({ key, label, ink, marker }) => (
        <StepKey key={key} label={label}>
          <line x1={0} x2={26} y1={5} y2={5} {...lineLook(ink)} />
          <StepSymbol cx={13} cy={5} ink={ink} marker={marker} isHollow={false} />
        </StepKey>
      ))}
      {model.hasHollow && (
        <StepKey label="hollow: the run is not completed">
          <StepSymbol cx={13} cy={5} ink="quiet" marker="circle" isHollow />
        </StepKey>
      )}
      {model.hasBridges && (
        <StepKey label="thin dots: over a gap">
          <line x1={0} x2={26} y1={5} y2={5} stroke="var(--chart-axis)" {...BRIDGE_LOOK} />
        </StepKey>
      )}
    </>
  );
}

function StepKey({ label, children }: { label: string; children: ReactNode }): ReactElement {
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      <svg width={26} height={10} aria-hidden="true" className="shrink-0">
        {children}
      </svg>
      <span className="min-w-0 break-words">{label}</span>
    </span>
  );
}
