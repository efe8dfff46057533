import { exportTeachableCsv } from '@assay/api/teachable/export-teachable';

import { answerWithCsv } from '../../../../server/export-request.ts';
import { readTeachableFile } from '../../../../url/teachable-file.ts';

export function GET(request: Request): Promise<Response> {
  return answerWithCsv(async (ctx) => {
    const choice = readTeachableFile(new URL(request.url).searchParams);
    return {
      fileName: `teachable-run-${choice.strongRunId}.csv`,
      body: await exportTeachableCsv(ctx, choice),
    };
  });
}
