import type { Statistics } from '@assay/contracts/statistics/document';

import type { ChartGap } from './chart-model.ts';
import { heightsOf, percentAxis, tokensAxis } from './curve-axes.ts';
import type { CurveChart, CurvePoint } from './curve-model.ts';
import { methodLine, PERCENT, prepareFigure } from './figure-text.ts';
import { countedText, countText } from './number-text.ts';

const KEY = 'accuracy';

type BudgetInput = Pick<Statistics, 'budget' | 'budgetLimits' | 'level'> & {
  /** The run's own limit. */
  maxTokens: number;
};

/** What the accuracy would have been under every smaller token limit, as steps on a log axis. */
export function prepareBudgetCurve(input: BudgetInput): CurveChart | ChartGap {
  const entries = Object.entries(input.budget)
    .map(([tokens, estimate]) => ({ tokens: Number(tokens), estimate }))
    .sort((a, b) => a.tokens - b.tokens);
  const drawn = entries.filter(({ tokens, estimate }) => tokens > 0 && estimate.value !== null);
  const first = drawn[0];
  if (first === undefined)
    return { kind: 'gap', reason: 'No sample has a completion token count: there is no curve.' };
  const points = drawn.map(({ tokens, estimate }) => pointOf(tokens, estimate));
  const limit = Math.log2(input.maxTokens);
  const last = points.at(-1);
  // The limit came after the longest reply: up to it nothing changed.
  if (last !== undefined && last.x < limit) points.push({ ...last, x: limit });
  return {
    kind: 'chart',
    series: [{ key: KEY, label: 'Accuracy had max tokens been T', ink: 'solid' }],
    points,
    shape: 'step',
    hasDots: false,
    bars: [],
    ticks: [],
    markers: [{ at: limit, axis: 'x', text: `limit of this run: ${countText(input.maxTokens)}` }],
    xAxis: tokensAxis('T, max tokens (log scale)', Math.log2(first.tokens), limit),
    yAxis: percentAxis('Accuracy (%)', heightsOf(points)),
    notes: [...notesOf(input), methodLine(input.budget, input.level)],
    table: {
      caption: 'Accuracy by token limit',
      head: ['Max tokens', 'Accuracy (%)', 'Interval (%)', 'n (questions)'],
      rows: entries.map(({ tokens, estimate }) => {
        const { text, bounds } = prepareFigure(estimate, { unit: PERCENT });
        return [countText(tokens), text, bounds ?? '—', countText(estimate.n)];
      }),
    },
  };
}

function pointOf(tokens: number, estimate: Statistics['budget'][string]): CurvePoint {
  const { value, interval, n } = estimate;
  const { text, bounds } = prepareFigure(estimate, { unit: PERCENT });
  return {
    x: Math.log2(tokens),
    values: { [KEY]: value === null ? null : 100 * value },
    bands: { [KEY]: interval && [100 * interval.low, 100 * interval.high] },
    hoverLines: [
      `T = ${countedText(tokens, 'token')}`,
      `Accuracy: ${text} %${bounds === null ? '' : ` (${bounds})`}`,
      `n = ${countedText(n, 'question')}`,
    ],
  };
}

function notesOf({ budgetLimits: { cappedFrom, unknownLengths } }: BudgetInput): string[] {
  return [
    'A correct answer counts where its reply has at most T tokens: exact for a model that does not look at its limit.',
    ...(cappedFrom === null
      ? []
      : [
          `Replies were cut off from ${countedText(cappedFrom, 'token')} on: from there the curve is a floor for a run with a higher limit.`,
        ]),
    ...(unknownLengths === 0
      ? []
      : [`${countedText(unknownLengths, 'sample')} of unknown length are left out of the curve.`]),
  ];
}
