import { exportSamplesCsv } from '@assay/api/export/samples-csv';

import { answerWithCsv, optionalId } from '../../../../server/export-request.ts';

export function GET(request: Request): Promise<Response> {
  return answerWithCsv(async (ctx) => {
    const sweepId = optionalId(request, 'sweep');
    const runId = optionalId(request, 'run');
    return {
      fileName: fileName({ sweepId, runId }),
      body: await exportSamplesCsv(ctx, { sweepId, runId }),
    };
  });
}

function fileName(scope: { sweepId: number | undefined; runId: number | undefined }): string {
  if (scope.runId !== undefined) return `samples-run-${scope.runId}.csv`;
  if (scope.sweepId !== undefined) return `samples-sweep-${scope.sweepId}.csv`;
  return 'samples.csv';
}
