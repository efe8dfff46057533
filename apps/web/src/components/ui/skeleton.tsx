import { clsx } from 'clsx';

/** A place held while data loads; give it the size of what will stand there. */
export function Skeleton({ className }: { className: string }) {
  return <div aria-hidden className={clsx('animate-pulse rounded-md bg-hover', className)} />;
}

/** A page's frame while it loads: heading, then one panel. */
export function PageSkeleton({ panelClass = 'h-96' }: { panelClass?: string }) {
  return (
    <div className="flex flex-col gap-6" role="status" aria-label="Loading">
      <div className="flex h-14 flex-col justify-end gap-2">
        <Skeleton className="h-5 w-48" />
        <Skeleton className="h-4 w-full max-w-96" />
      </div>
      <Skeleton className={panelClass} />
    </div>
  );
}
