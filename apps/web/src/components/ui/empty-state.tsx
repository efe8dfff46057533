import type { ReactNode } from 'react';

interface EmptyStateProps {
  title: string;
  /** What to do next. */
  children?: ReactNode;
  action?: ReactNode;
}

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-3 px-4 py-12 text-center">
      <p className="text-base font-medium">{title}</p>
      {children !== undefined && (
        <div className="max-w-[56ch] text-sm text-ink-muted">{children}</div>
      )}
      {action}
    </div>
  );
}
