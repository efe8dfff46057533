import { arithmeticKind } from './arithmetic.ts';
import { baCalendarKind } from './ba-calendar.ts';
import { formulaKind } from './formula.ts';
import { instructionsKind } from './instructions.ts';
import { longContextKind } from './long-context.ts';
import { mazeKind } from './maze.ts';
import { openKind, type OpenedKind } from './problem-kind.ts';
import { programsKind } from './programs.ts';
import { spatialMapKind } from './spatial-map.ts';
import { tspKind } from './tsp.ts';

/** Tried in this order; no text is of two kinds. */
export const KINDS: readonly OpenedKind[] = [
  openKind(baCalendarKind),
  openKind(mazeKind),
  openKind(formulaKind),
  openKind(tspKind),
  openKind(spatialMapKind),
  openKind(longContextKind),
  openKind(arithmeticKind),
  openKind(instructionsKind),
  openKind(programsKind),
];
