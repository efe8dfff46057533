'use client';

import { clsx } from 'clsx';
import Link from 'next/link';
import { useLayoutEffect, useRef } from 'react';

import type { Trace } from '@assay/contracts/samples';

import { OutcomeBadge } from '../../../../../components/ui/badge.tsx';
import { samplePath } from '../../../../../url/routes.ts';

/** The other repeats of the same item, to step through; of many, those around the one that is read. */
export function Siblings({ trace }: { trace: Trace }) {
  const ref = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const strip = ref.current;
    const current = strip?.querySelector<HTMLElement>('[aria-current]');
    if (strip && current) {
      strip.scrollLeft = current.offsetLeft - (strip.clientWidth - current.offsetWidth) / 2;
    }
  }, [trace.id]);
  return (
    <nav
      ref={ref}
      aria-label="Repeats of this item"
      className="relative max-w-[min(100%,36rem)] overflow-x-auto rounded-md border border-line"
    >
      <ul className="flex">
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
