export interface TickRequest {
  low: number;
  high: number;
  /** Most steps inside low…high; the result may have one more at each end. */
  steps: number;
  /** 1 where only whole numbers mean something. */
  smallestStep: number;
}

/**
 * Multiples of a round step (1, 2 or 5 times a power of ten) that enclose low…high: first <= low and
 * last >= high, so that they can serve as the domain too. Needs high > low.
 */
export function enclosingTicks({ low, high, steps, smallestStep }: TickRequest): number[] {
  const step = Math.max(roundStep((high - low) / steps), smallestStep);
  // Ten digits keep 30/10 from ending below 3 and 3·0.1 from showing as 0.30000000000000004.
  const first = Math.floor(tidy(low / step));
  const last = Math.ceil(tidy(high / step));
  return Array.from({ length: last - first + 1 }, (_, index) => tidy((first + index) * step));
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const leading = [1, 2, 5].find((candidate) => candidate * power >= rough * (1 - 1e-9));
  return (leading ?? 10) * power;
}

function tidy(value: number): number {
  return Number(value.toPrecision(10));
}
