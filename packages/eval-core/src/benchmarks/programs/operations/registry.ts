import type { Operation } from '../operation.ts';
import { conversionOperations } from './conversions.ts';
import { neighbourOperations } from './neighbours.ts';
import { numberOperations } from './numbers.ts';
import { orderOperations } from './order.ts';
import { resultOperations } from './results.ts';
import { wordOperations } from './words.ts';

/** All operations, in an order that the generator's draws depend on. */
export const OPERATIONS: readonly Operation[] = [
  ...numberOperations,
  ...neighbourOperations,
  ...orderOperations,
  ...wordOperations,
  ...conversionOperations,
  ...resultOperations,
];

const byName = new Map(OPERATIONS.map((operation) => [operation.op, operation]));

export function operationByName(op: string): Operation | undefined {
  return byName.get(op);
}
