import type { z } from 'zod';

import type { changePageSchema } from '@assay/contracts/changed-samples';
import type { GradingPreview } from '@assay/contracts/gradings';
import { OUTCOMES } from '@assay/contracts/runs';
import type { Outcome } from '@assay/eval-core/verdict';

import type { Tab } from '../../../components/ui/tabs.tsx';
import { formatCount } from '../../../format/numbers.ts';
import { writeSearchState } from '../../../url/search-state.ts';
import { gradingsSearch } from './search-params.ts';

const PAGE_SIZE = 50;

/** Undefined: any outcome. */
export interface ChangeFilter {
  from?: Outcome | undefined;
  to?: Outcome | undefined;
}

export function changeListInput(gradingId: number, { from, to }: ChangeFilter) {
  return { gradingId, limit: PAGE_SIZE, ...(from && { from }), ...(to && { to }) };
}

/** Where the next page of the list begins. */
export const changePages = {
  getNextPageParam: (page: z.infer<typeof changePageSchema>) => page.nextCursor,
};

/** "All", then one view for each change that occurs, with how many samples it holds. */
export function changeTabs(
  { changes, changedSamples, grading }: GradingPreview,
  filter: ChangeFilter & { ids: string },
): Tab[] {
  const view = (label: string, samples: number, { from, to }: ChangeFilter): Tab => ({
    label,
    count: formatCount(samples),
    href: `/gradings${writeSearchState(gradingsSearch, { ids: filter.ids, show: grading.id, from, to })}`,
    current: filter.from === from && filter.to === to,
  });
  const byOrder = changes
    .filter(({ from, to }) => from !== to)
    .sort((left, right) => placeOf(left) - placeOf(right));
  return [
    view('All', changedSamples, { from: undefined, to: undefined }),
    ...byOrder.map(({ from, to, samples }) => view(`${from} → ${to}`, samples, { from, to })),
  ];
}

function placeOf({ from, to }: { from: Outcome; to: Outcome }): number {
  return OUTCOMES.indexOf(from) * OUTCOMES.length + OUTCOMES.indexOf(to);
}
