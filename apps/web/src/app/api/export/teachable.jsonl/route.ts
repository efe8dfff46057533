import { exportTeachableLines } from '@assay/api/teachable/export-teachable';

import { answerWithJsonLines } from '../../../../server/export-request.ts';
import { readTeachableFile } from '../../../../url/teachable-file.ts';

export function GET(request: Request): Promise<Response> {
  return answerWithJsonLines(async (ctx) => {
    const choice = readTeachableFile(new URL(request.url).searchParams);
    return {
      fileName: `teachable-run-${choice.strongRunId}.jsonl`,
      body: await exportTeachableLines(ctx, choice),
    };
  });
}
