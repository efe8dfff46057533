'use client';

import { useQuery } from '@tanstack/react-query';

import type { Backend } from '@assay/contracts/backends';

import { Dialog } from '../../../../components/ui/dialog.tsx';
import { ErrorNote } from '../../../../components/ui/error-note.tsx';
import { Skeleton } from '../../../../components/ui/skeleton.tsx';
import { useTRPC } from '../../../../trpc/client.tsx';
import { ProbeResult } from './probe-result.tsx';

interface ConnectionDialogProps {
  /** Null: closed. */
  backend: Backend | null;
  onClose: () => void;
}

export function ConnectionDialog({ backend, onClose }: ConnectionDialogProps) {
  return (
    <Dialog
      open={backend !== null}
      onClose={onClose}
      title={backend === null ? 'Connection' : `Connection to ${backend.name}`}
    >
      {backend !== null && <Connection backendId={backend.id} />}
    </Dialog>
  );
}

function Connection({ backendId }: { backendId: number }) {
  const trpc = useTRPC();
  // Asked anew each time the dialog opens: an old answer would say nothing about now.
  const test = useQuery(
    trpc.backends.test.queryOptions({ id: backendId }, { staleTime: 0, gcTime: 0 }),
  );
  if (test.isError) return <ErrorNote>{test.error.message}</ErrorNote>;
  if (test.isPending) return <Skeleton className="h-32" />;
  return <ProbeResult probe={test.data} backendId={backendId} />;
}
