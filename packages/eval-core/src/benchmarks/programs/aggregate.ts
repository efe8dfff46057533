import { sumOf } from './arithmetic.ts';

/** One number for several: the words are those of the prompt. */
export const AGGREGATES = ['sum', 'largest', 'smallest'] as const;

export type Aggregate = (typeof AGGREGATES)[number];

/** Of at least one number. */
export function aggregate(of: Aggregate | 'size', numbers: readonly number[]): number {
  switch (of) {
    case 'sum':
      return sumOf(numbers);
    case 'largest':
      return Math.max(...numbers);
    case 'smallest':
      return Math.min(...numbers);
    case 'size':
      return numbers.length;
  }
}

/** The builtin of Python that does the same. */
export const PYTHON_AGGREGATES = { sum: 'sum', largest: 'max', smallest: 'min', size: 'len' };
