import type { GraderInfo } from '@assay/contracts/graders';

/** The grader of a grading, as the queries give it. */
export function graderOfRow(row: {
  graderKind: string;
  graderName: string;
  graderVersion: string;
  graderParams: Record<string, unknown>;
}): GraderInfo {
  return {
    kind: row.graderKind,
    name: row.graderName,
    version: row.graderVersion,
    params: row.graderParams,
  };
}
