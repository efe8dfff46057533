import type { z } from 'zod';

import type { SampleFilter, samplePageSchema } from '@assay/contracts/samples';

const PAGE_SIZE = 50;

/** One page is asked for in the same words by the server and the browser, so that the first is not asked twice. */
export function sampleListInput({ runId, filter }: { runId: number; filter: SampleFilter }) {
  return { runId, filter, limit: PAGE_SIZE };
}

/** Where the next page of the list begins. */
export const samplePages = {
  getNextPageParam: (page: z.infer<typeof samplePageSchema>) => page.nextCursor,
};
