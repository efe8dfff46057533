/** As Python's %: from 0 to divisor - 1, of a negative number too. */
export function remainderOf(number: number, divisor: number): number {
  const rest = number % divisor;
  // Adding 0 turns the -0 of negative multiples into 0.
  return rest < 0 ? rest + divisor : rest + 0;
}

/** As Python's //: rounded down, of a negative number too. */
export function quotientOf(number: number, divisor: number): number {
  return (number - remainderOf(number, divisor)) / divisor;
}

export function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

/** "3*x - 4" */
export function affineText(factor: number, offset: number): string {
  return `${factor}*x ${offset < 0 ? '-' : '+'} ${Math.abs(offset)}`;
}
