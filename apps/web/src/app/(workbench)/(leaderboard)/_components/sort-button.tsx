import { clsx } from 'clsx';
import { ArrowDown, ArrowUp } from 'lucide-react';

import { ariaSort, type RowOrder } from '../sort-rows.ts';

interface SortButtonProps {
  label: string;
  sort: string;
  order: RowOrder;
  onSort: (sort: string) => void;
}

/** A header's label that orders the rows; the arrow keeps its place so that headers never move. */
export function SortButton({ label, sort, order, onSort }: SortButtonProps) {
  const direction = ariaSort(order, sort);
  const Arrow = direction === 'descending' ? ArrowDown : ArrowUp;
  return (
    <button
      type="button"
      onClick={() => {
        onSort(sort);
      }}
      title={`Order by ${label}`}
      className="group inline-flex items-center gap-1 rounded-sm font-medium hover:text-ink"
    >
      {label}
      <Arrow
        aria-hidden
        className={clsx(
          'size-3',
          direction === 'none' ? 'opacity-0 group-hover:opacity-50' : 'text-accent',
        )}
      />
    </button>
  );
}
