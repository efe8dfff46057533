import type { SampleCursor } from '@assay/contracts/samples';

interface SamplePage<Row> {
  rows: Row[];
  nextCursor: SampleCursor | null;
}

/** The page of at most `limit` samples; it was asked for with one more, which tells that there is a next. */
export function pageOfSamples<Row extends { id: string; completionTokens: number | null }>(
  rows: readonly Row[],
  limit: number,
): SamplePage<Row> {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const hasNext = rows.length > limit && last !== undefined;
  return {
    rows: page,
    nextCursor: hasNext ? { completionTokens: last.completionTokens, sampleId: last.id } : null,
  };
}
