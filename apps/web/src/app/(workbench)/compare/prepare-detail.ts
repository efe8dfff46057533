import type { ComparedBenchmark } from '@assay/contracts/statistics/comparison';
import type { ComparedRuns } from '@assay/contracts/statistics/comparison-detail';
import type { Estimate } from '@assay/eval-core/statistics/interval';

import { counted } from '../../../format/counted.ts';
import { formatDecimal, formatPercent } from '../../../format/numbers.ts';
import { formatLevel, formatP, formatPointBounds, formatPoints } from '../../../format/points.ts';

export interface FactModel {
  label: string;
  /** Null: unknown. */
  value: string | null;
  unit?: string;
  detail: string;
}

export interface DetailModel {
  sentence: string;
  /** Why that verdict, with both p. */
  decision: string;
  facts: FactModel[];
  /** What can explain the difference away. */
  warnings: string[];
  /** "One run each ranks the two wrongly in 4.0 % of all cases …". */
  wrongOrder: string;
  /** Of bounds that are valid while running; null where there are none. */
  sequential: string;
}

interface DetailInput {
  row: ComparedBenchmark;
  detail: ComparedRuns;
  benchmarks: number;
  names: { first: string; second: string };
}

/** One benchmark of a comparison looked at closely, as it is drawn. */
export function prepareDetail({ row, detail, benchmarks, names }: DetailInput): DetailModel {
  return {
    sentence: row.sentence,
    decision: decisionOf(row, benchmarks),
    facts: [differenceFact(row), ...lengthFacts(detail), ...runFacts(detail), ...capFacts(detail)],
    warnings: warningsOf(detail),
    wrongOrder: wrongOrderText(detail, names),
    sequential: sequentialText(detail),
  };
}

function decisionOf({ verdictReason, p, pAdjusted, test }: ComparedBenchmark, benchmarks: number) {
  if (test === null) return verdictReason;
  const adjusted =
    benchmarks === 1
      ? `p = ${formatP(p)} (${test})`
      : `p = ${formatP(p)} for this benchmark alone (${test}), ${formatP(pAdjusted)} adjusted for ${counted(benchmarks, 'benchmark')} (Holm)`;
  return `${verdictReason} ${adjusted.replaceAll('= <', '<')}.`;
}

function differenceFact({ difference, interval, questions }: ComparedBenchmark): FactModel {
  const value = difference === null ? null : formatPoints(difference);
  if (interval === null) {
    return { label: 'Difference', value, unit: 'points', detail: counted(questions, 'question') };
  }
  const bounds = formatPointBounds(interval);
  return {
    label: 'Difference',
    value,
    unit: 'points',
    detail: `${bounds}; ${methodText(interval)}; ${counted(questions, 'question')}`,
  };
}

function lengthFacts({ lengthRatio: { ratio, longer, leftOut } }: ComparedRuns): FactModel[] {
  const without = leftOut === 0 ? '' : `, ${counted(leftOut, 'question')} without known lengths`;
  return [
    {
      label: 'Reply length, second over first',
      value: ratio.value === null ? null : `× ${formatDecimal(ratio.value, 2)}`,
      detail:
        estimateDetail(ratio, { text: (share) => formatDecimal(share, 2), of: 'question' }) +
        without,
    },
    {
      label: 'Questions with longer replies',
      value: longer.value === null ? null : formatPercent(longer.value),
      unit: '%',
      detail: estimateDetail(longer, { text: formatPercent, of: 'question' }),
    },
  ];
}

function runFacts({ oneRunEach: { wrongOrder } }: ComparedRuns): FactModel[] {
  return [
    {
      label: 'One run each ranks them wrongly',
      value: wrongOrder.value === null ? null : formatPercent(wrongOrder.value),
      unit: '%',
      detail: estimateDetail(wrongOrder, {
        text: formatPercent,
        of: 'pair of repeats',
        plural: 'pairs of repeats',
      }),
    },
  ];
}

function capFacts({ cap }: ComparedRuns): FactModel[] {
  if (cap === null) return [];
  const { first, second } = cap;
  if (first.truncationRate === null && second.truncationRate === null) return [];
  return [
    {
      label: 'Replies cut off, first and second',
      value: `${formatPercent(first.truncationRate)}, ${formatPercent(second.truncationRate)}`,
      unit: '%',
      detail: cap.canReverse
        ? 'enough to turn the order; see the warning'
        : 'not enough to turn the order',
    },
  ];
}

interface DetailWords {
  text: (value: number) => string;
  of: string;
  plural?: string;
}

function estimateDetail({ interval, n }: Estimate, { text, of, plural }: DetailWords): string {
  const size = plural === undefined || n === 1 ? counted(n, of) : `${n} ${plural}`;
  if (interval === null) return `no interval; ${size}`;
  return `${text(interval.low)}–${text(interval.high)}; ${methodText(interval)}; ${size}`;
}

function methodText({ level, method }: { level: number; method: string }): string {
  return `${formatLevel(level)} %, ${method}`;
}

function warningsOf({ cap, simpson, withoutVerdict, differingSettings }: ComparedRuns): string[] {
  const { first, second } = withoutVerdict;
  const missing = first.missing + second.missing;
  const capWarning = cap?.warning ?? null;
  const simpsonWarnings = Object.entries(simpson).flatMap(([attribute, { warning }]) =>
    warning === null ? [] : `By ${attribute}: ${warning}`,
  );
  const settings = differingSettings.map(
    (setting) => `${setting.name}: ${setting.first} against ${setting.second}`,
  );
  return [
    ...(settings.length === 0
      ? []
      : [`They were not asked alike, which may explain a difference. ${settings.join('; ')}.`]),
    ...(capWarning === null ? [] : [capWarning]),
    ...simpsonWarnings,
    ...(missing === 0
      ? []
      : [
          `${counted(first.missing, 'sample')} of the first and ${second.missing} of the second are missing and count as not correct.`,
        ]),
  ];
}

function wrongOrderText(
  { oneRunEach: { wrongOrder, tie } }: ComparedRuns,
  names: { first: string; second: string },
): string {
  if (wrongOrder.n === 0) return 'There is no repeat of both to hold against each other yet.';
  if (wrongOrder.value === null) {
    return 'Both have the same mean, so there is no order that one run each could get wrong.';
  }
  const ties = tie.value === null || tie.value === 0 ? '' : `, ties counted half`;
  const bounds =
    wrongOrder.interval === null
      ? ''
      : ` (${formatPercent(wrongOrder.interval.low)}–${formatPercent(wrongOrder.interval.high)} %, ${methodText(wrongOrder.interval)})`;
  return `One run of ${names.first} against one of ${names.second} would rank them wrongly in ${formatPercent(wrongOrder.value)} % of cases${bounds}${ties}.`;
}

function sequentialText({ sequential }: ComparedRuns): string {
  const { steps, decidedAt, isUnderWay } = sequential;
  const last = steps.at(-1);
  if (last === undefined) return 'There is no complete repeat of both yet.';
  const now = `After ${counted(last.repeat, 'complete repeat')} of both`;
  if (decidedAt !== null) {
    return `Decided after ${counted(decidedAt, 'repeat')}: the second is ${last.verdict} on these questions. The verdict above is about new ones like them.`;
  }
  const next = isUnderWay ? 'look again after the next repeat' : 'more repeats would be needed';
  return `${now} the difference on these questions is not decided; ${next}.`;
}
