import type { Verdict } from '../../verdict.ts';
import { gradeOption } from '../lettered-options/grade-option.ts';
import type { SpatialMapProblem } from './problem.ts';
import { trueOptionIndex } from './true-option.ts';

export const SPATIAL_MAP_GRADER = { name: 'spatial-map', version: '1' };

/**
 * Works out from the relations which option is right in every layout they allow, and compares it with the
 * option that the reply names. The gold text plays no part.
 */
export function gradeSpatialMap(problem: SpatialMapProblem, text: string): Verdict | null {
  return gradeOption(trueOptionIndex(problem), problem.options, text);
}
