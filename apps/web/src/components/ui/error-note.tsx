import { clsx } from 'clsx';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

interface ErrorNoteProps {
  /** One sentence: what was wrong, and what to do. */
  children: ReactNode;
  action?: ReactNode;
  className?: string;
}

export function ErrorNote({ children, action, className }: ErrorNoteProps) {
  return (
    <div
      role="alert"
      className={clsx(
        'flex items-start gap-2 rounded-md border border-danger/40 bg-danger-soft px-3 py-2 text-sm',
        className,
      )}
    >
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
      <div className="min-w-0 flex-1 break-words">{children}</div>
      {action}
    </div>
  );
}
