import { clsx } from 'clsx';
import Link from 'next/link';

import type { Trace } from '@assay/contracts/samples';

import { OutcomeBadge } from '../../../../../components/ui/badge.tsx';
import { samplePath } from '../../../../../url/routes.ts';

/** The other repeats of the same item, to step through. */
export function Siblings({ trace }: { trace: Trace }) {
  return (
    <nav aria-label="Repeats of this item" className="max-w-full overflow-x-auto">
      <ul className="flex rounded-md border border-line">
        {trace.siblings.map((sibling) => {
          const isCurrent = sibling.id === trace.id;
          return (
            <li key={sibling.id}>
              <Link
                href={samplePath(sibling.id)}
                prefetch={false}
                aria-current={isCurrent ? 'page' : undefined}
                title={`Repeat ${sibling.repeat}: ${sibling.outcome}`}
                className={clsx(
                  'flex h-8 min-w-8 items-center justify-center gap-0.5 px-1.5 text-xs tabular-nums',
                  isCurrent ? 'bg-accent-soft font-semibold text-accent' : 'hover:bg-hover',
                )}
              >
                {sibling.repeat}
                <OutcomeBadge outcome={sibling.outcome} compact />
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
