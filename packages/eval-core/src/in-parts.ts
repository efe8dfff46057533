/**
 * A computation that pauses between its parts, so that whoever runs it may do something else meanwhile. No part should
 * take much longer than a tenth of a second.
 */
export type InParts<Result> = Generator<void, Result, void>;

/** All parts at once. */
export function toTheEnd<Result>(parts: InParts<Result>): Result {
  let step = parts.next();
  while (step.done !== true) step = parts.next();
  return step.value;
}
