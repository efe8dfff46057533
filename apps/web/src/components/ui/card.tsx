import { clsx } from 'clsx';
import type { ReactNode } from 'react';

interface PanelProps {
  title?: ReactNode;
  /** One quiet line under the title. */
  description?: ReactNode;
  actions?: ReactNode;
  /** Tables and charts bring their own spacing. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
}

/** One bordered surface with an optional heading line. */
export function Panel(props: PanelProps) {
  const { title, description, actions, flush = false, className, children } = props;
  const hasHeader = title !== undefined || actions !== undefined;
  return (
    <section className={clsx('min-w-0 rounded-lg border border-line bg-surface', className)}>
      {hasHeader && (
        <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line px-4 py-2.5">
          <div className="min-w-0">
            {title !== undefined && <h2 className="text-sm font-semibold">{title}</h2>}
            {description !== undefined && <p className="text-xs text-ink-faint">{description}</p>}
          </div>
          {actions !== undefined && <div className="flex items-center gap-2">{actions}</div>}
        </header>
      )}
      <div className={clsx(!flush && 'p-4')}>{children}</div>
    </section>
  );
}
