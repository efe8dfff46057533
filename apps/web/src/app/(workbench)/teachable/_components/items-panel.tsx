import type { Teachable } from '@assay/contracts/teachable';

import { Panel } from '../../../../components/ui/card.tsx';
import { EmptyState } from '../../../../components/ui/empty-state.tsx';
import { Tabs, type Tab } from '../../../../components/ui/tabs.tsx';
import { formatCount } from '../../../../format/numbers.ts';
import { writeSearchState } from '../../../../url/search-state.ts';
import { methodLine } from '../prepare-teachable.ts';
import { teachableSearch, type TeachableSearch } from '../search-params.ts';
import { ItemTable } from './item-table.tsx';

/** The items of one list, each with what decides about it. */
export function ItemsPanel({
  teachable,
  search,
}: {
  teachable: Teachable;
  search: TeachableSearch;
}) {
  const { items, listed } = teachable;
  return (
    <>
      <Panel
        title="Items"
        description={
          items.length < listed
            ? `The first ${formatCount(items.length)} of ${formatCount(listed)}; the files hold all that are kept.`
            : 'Figures with their 95 % intervals below; n is in their tooltips.'
        }
        actions={<Tabs label="Which items" tabs={listTabs(teachable, search)} />}
        flush
      >
        {items.length === 0 ? (
          <EmptyState title={EMPTY[search.list]} />
        ) : (
          <ItemTable items={items} />
        )}
      </Panel>
      <p className="max-w-[110ch] text-xs text-ink-faint">{methodLine(teachable)}</p>
    </>
  );
}

const EMPTY: Record<TeachableSearch['list'], string> = {
  kept: 'No item meets the rule',
  'left-out': 'Every item meets the rule',
  all: 'The strong run has no item',
};

function listTabs({ totals }: Teachable, search: TeachableSearch): Tab[] {
  const tab = (label: string, list: TeachableSearch['list'], count: number): Tab => ({
    label,
    count: formatCount(count),
    href: `/teachable${writeSearchState(teachableSearch, { ...search, list })}`,
    current: search.list === list,
  });
  return [
    tab('Kept', 'kept', totals.kept),
    tab('Left out', 'left-out', totals.items - totals.kept),
    tab('All', 'all', totals.items),
  ];
}
