'use client';

import { useQuery } from '@tanstack/react-query';

import { ErrorNote } from '../../../../../components/ui/error-note.tsx';
import { Skeleton } from '../../../../../components/ui/skeleton.tsx';
import { useTRPC } from '../../../../../trpc/client.tsx';

/** Text of a model, as text and nothing else. */
export function AttemptText({ runId, id }: { runId: number; id: string }) {
  const trpc = useTRPC();
  const { data, error } = useQuery({
    ...trpc.runs.attemptText.queryOptions({ runId, id }),
    staleTime: Infinity,
  });
  if (error) return <ErrorNote>{error.message}</ErrorNote>;
  if (data === undefined) return <Skeleton className="h-40" />;
  return (
    <div
      role="region"
      aria-label="Text so far"
      tabIndex={0}
      className="max-h-[calc(100dvh-9.5rem)] overflow-auto overscroll-contain rounded-md border border-line bg-canvas p-3"
    >
      <p className="font-mono text-xs break-words whitespace-pre-wrap">{data.text}</p>
    </div>
  );
}
