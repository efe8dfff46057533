/** How often is asked. */
export interface Design {
  /** Whole, from 1. */
  questions: number;
  /** Of every question; whole, from 1. */
  repeats: number;
}

/** @throws RangeError unless both are whole numbers from 1. */
export function checkDesign({ questions, repeats }: Design): void {
  if (isCount(questions) && isCount(repeats)) return;
  throw new RangeError(
    `A design of ${questions} questions × ${repeats} repeats is none: both are whole numbers from 1.`,
  );
}

/** @throws RangeError for a known variance that is negative or not a number. */
export function checkVariance(name: string, variance: number | null): void {
  if (variance === null || (variance >= 0 && Number.isFinite(variance))) return;
  throw new RangeError(`The ${name} variance is ${variance}: give a number from 0, or null.`);
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 1;
}
