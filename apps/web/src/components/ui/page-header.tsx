import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';

export interface Breadcrumb {
  label: string;
  href: string;
}

interface PageHeaderProps {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** The pages above this one, outermost first. */
  breadcrumbs?: readonly Breadcrumb[];
}

export function PageHeader({ title, description, actions, breadcrumbs = [] }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {breadcrumbs.length > 0 && <Breadcrumbs breadcrumbs={breadcrumbs} />}
        <h1 className="text-lg font-semibold tracking-tight break-words">{title}</h1>
        {description !== undefined && (
          <div className="max-w-[72ch] text-sm text-ink-muted">{description}</div>
        )}
      </div>
      {actions !== undefined && (
        <div className="flex max-w-full min-w-0 flex-wrap items-center gap-2">{actions}</div>
      )}
    </header>
  );
}

function Breadcrumbs({ breadcrumbs }: { breadcrumbs: readonly Breadcrumb[] }) {
  return (
    <nav aria-label="Breadcrumbs" className="mb-0.5">
      <ol className="flex flex-wrap items-center gap-1 text-xs text-ink-faint">
        {breadcrumbs.map(({ label, href }) => (
          <li key={href} className="flex items-center gap-1">
            <Link href={href} className="hover:text-ink hover:underline">
              {label}
            </Link>
            <ChevronRight aria-hidden className="size-3" />
          </li>
        ))}
      </ol>
    </nav>
  );
}
