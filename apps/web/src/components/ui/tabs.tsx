import { clsx } from 'clsx';
import Link from 'next/link';

export interface Tab {
  label: string;
  href: string;
  current: boolean;
  /** Formatted; shown quietly after the label. */
  count?: string;
}

/** Views of one page as links, so that each has an address. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="overflow-x-auto">
      <ul className="flex gap-1">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              scroll={false}
              aria-current={tab.current ? 'page' : undefined}
              className={clsx(
                'inline-flex h-7 items-center gap-1.5 rounded-md px-2 text-xs font-medium whitespace-nowrap',
                tab.current
                  ? 'bg-accent-soft text-accent'
                  : 'text-ink-muted hover:bg-hover hover:text-ink',
              )}
            >
              {tab.label}
              {tab.count !== undefined && (
                <span className="font-normal text-ink-faint tabular-nums">{tab.count}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
