import { exportReportedCsv } from '@assay/api/export/reported-csv';

import { answerWithCsv } from '../../../../server/export-request.ts';

export function GET(): Promise<Response> {
  return answerWithCsv(() =>
    Promise.resolve({ fileName: 'reported.csv', body: exportReportedCsv() }),
  );
}
