/** One figure of the bench, as it is printed and as `--json` writes it. */
export interface BenchResult {
  name: string;
  /** Null: it could not be measured on this machine. */
  value: number | null;
  unit: string;
  /** Such as "≥ 0.95"; null: a figure to read the others by. */
  target: string | null;
  /** Null without a target or a value. */
  holds: boolean | null;
}

export function atLeast(name: string, value: number | null, bound: number, unit: string) {
  return resultOf(name, value, unit, {
    target: `≥ ${bound}`,
    holds: value === null ? null : value >= bound,
  });
}

export function atMost(name: string, value: number | null, bound: number, unit: string) {
  return resultOf(name, value, unit, {
    target: `≤ ${bound}`,
    holds: value === null ? null : value <= bound,
  });
}

export function figure(name: string, value: number | null, unit: string): BenchResult {
  return resultOf(name, value, unit, { target: null, holds: null });
}

function resultOf(
  name: string,
  value: number | null,
  unit: string,
  judged: Pick<BenchResult, 'target' | 'holds'>,
): BenchResult {
  return { name, value: value === null ? null : Number(value.toPrecision(4)), unit, ...judged };
}
