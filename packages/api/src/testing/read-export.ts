import { exportSamplesCsv } from '../export/samples-csv.ts';
import type { UseCaseContext } from '../use-case.ts';
import { parseCsv } from './parse-csv.ts';

/** The whole export of samples, read by the strict parser. */
export async function readSamplesCsv(
  ctx: UseCaseContext,
  scope: { sweepId?: number; runId?: number } = {},
) {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await exportSamplesCsv(ctx, scope)) chunks.push(chunk);
  return parseCsv(Buffer.concat(chunks).toString('utf8'));
}
