import type { ChartAxis } from '../prepare/chart-model.ts';

/** Ink of both axes. */
const axisStyle = { fill: 'var(--chart-axis)', fontSize: 11 };

/**
 * recharts' props for a prepared numeric axis: its domain and ticks, and nothing that recharts would choose.
 * Prepared domains hold all data; allowDataOverflow would cut dots on their edge in half.
 */
export function axisProps({ domain, ticks }: ChartAxis) {
  const textAt = new Map(ticks.map(({ at, text }) => [at, text]));
  return {
    type: 'number' as const,
    domain,
    ticks: ticks.map(({ at }) => at),
    tickFormatter: (at: number) => textAt.get(at) ?? '',
    interval: 0 as const,
    stroke: 'var(--chart-axis)',
    tick: axisStyle,
  };
}

/** Title below a horizontal axis. */
export function xTitle({ title }: ChartAxis) {
  return { ...axisStyle, value: title, position: 'insideBottom' as const, offset: -8 };
}

/** Title along a vertical axis. */
export function yTitle({ title }: ChartAxis) {
  const middle = { textAnchor: 'middle' as const };
  return { ...axisStyle, value: title, angle: -90, position: 'insideLeft' as const, style: middle };
}
