/** The statistics of one run. */
export function runPath(runId: number): string {
  return `/runs/${runId}`;
}
