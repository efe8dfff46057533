import type { ReactNode } from 'react';

interface EmptyStateProps {
  title: string;
  /** It is all there is on the page: its title is the page's heading. */
  isPage?: boolean;
  /** What to do next. */
  children?: ReactNode;
  action?: ReactNode;
}

export function EmptyState({ title, isPage = false, children, action }: EmptyStateProps) {
  const Title = isPage ? 'h1' : 'p';
  return (
    <div className="flex flex-col items-center gap-3 px-4 py-12 text-center">
      <Title className="text-base font-medium">{title}</Title>
      {children !== undefined && (
        <div className="max-w-[56ch] text-sm text-ink-muted">{children}</div>
      )}
      {action}
    </div>
  );
}
