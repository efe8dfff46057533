import { arithmeticKind } from './arithmetic.ts';
import { formulaKind } from './formula.ts';
import { mazeKind } from './maze.ts';
import { openKind, type OpenedKind } from './problem-kind.ts';
import { spatialMapKind } from './spatial-map.ts';

/** Tried in this order; no text is of two kinds. */
export const KINDS: readonly OpenedKind[] = [
  openKind(mazeKind),
  openKind(formulaKind),
  openKind(spatialMapKind),
  openKind(arithmeticKind),
];
