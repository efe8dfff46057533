import { exportComparisonCsv } from '@assay/api/export/comparison-csv';
import { AssayError } from '@assay/contracts/errors';
import { compareInput, type Subject } from '@assay/contracts/statistics/comparison';

import { answerWithCsv, optionalId } from '../../../../server/export-request.ts';
import { readSubject } from '../../../../url/subject-text.ts';

export function GET(request: Request): Promise<Response> {
  return answerWithCsv(async (ctx) => {
    const first = subjectOf(request, 'first');
    const second = subjectOf(request, 'second');
    const input = compareInput.safeParse({
      ...{ first, second },
      sweepId: optionalId(request, 'sweep'),
      delta: deltaOf(request),
    });
    if (!input.success) {
      throw new AssayError('bad-input', '"delta" must be in points, above 0, such as &delta=2.');
    }
    return {
      fileName: `comparison-${first.checkpointId}-${second.checkpointId}.csv`,
      body: await exportComparisonCsv(ctx, input.data),
    };
  });
}

function subjectOf(request: Request, name: 'first' | 'second'): Subject {
  const subject = readSubject(new URL(request.url).searchParams.get(name));
  if (subject !== null) return subject;
  throw new AssayError(
    'bad-input',
    `"${name}" must be the id of a checkpoint, such as ?${name}=1.`,
  );
}

/** Points in the address, as on the screen; a fraction inside. */
function deltaOf(request: Request): number | undefined {
  const text = new URL(request.url).searchParams.get('delta');
  return text === null || text === '' ? undefined : Number(text) / 100;
}
