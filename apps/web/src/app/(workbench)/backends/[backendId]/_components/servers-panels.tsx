'use client';

import { useQuery } from '@tanstack/react-query';

import type { Backend, ReplicaProbe } from '@assay/contracts/backends';

import { ReplicaProbes } from '../../_components/replica-probes.tsx';
import { ServedModels } from '../../_components/served-models.tsx';
import { Button } from '../../../../../components/ui/button.tsx';
import { Panel } from '../../../../../components/ui/card.tsx';
import { EmptyState } from '../../../../../components/ui/empty-state.tsx';
import { ErrorNote } from '../../../../../components/ui/error-note.tsx';
import { Skeleton } from '../../../../../components/ui/skeleton.tsx';
import { useTRPC } from '../../../../../trpc/client.tsx';
import { servedModelRows, type ServedModelRow } from '../../probed.ts';
import { DialectNote } from './dialect-note.tsx';
import { TestPromptPanel } from './test-prompt-panel.tsx';

/** What the servers say of themselves now, and the models they serve. */
export function ServersPanels({ backend }: { backend: Backend }) {
  const trpc = useTRPC();
  // Asked anew each time the page opens: an old answer would say nothing about now.
  const test = useQuery(
    trpc.backends.test.queryOptions({ id: backend.id }, { staleTime: 0, gcTime: 0 }),
  );
  return (
    <>
      <Panel
        title="Servers"
        description="What each replica says of itself."
        actions={
          <Button
            size="small"
            pending={test.isFetching}
            onClick={() => {
              test.refetch().catch(() => undefined);
            }}
          >
            Probe again
          </Button>
        }
      >
        {test.isError && <ErrorNote>{test.error.message}</ErrorNote>}
        {test.isPending && <Skeleton className="h-16" />}
        {test.data && (
          <div className="flex flex-col gap-3">
            <ReplicaProbes probes={test.data} />
            <DialectNote backend={backend} probes={test.data} />
          </div>
        )}
      </Panel>
      {!test.isLoadingError && <ModelsPanel backendId={backend.id} probes={test.data} />}
      <TestPromptPanel
        backend={backend}
        models={servedModelRows(test.data ?? []).map(({ id }) => id)}
      />
    </>
  );
}

interface ModelsPanelProps {
  backendId: number;
  /** Undefined while the servers are asked. */
  probes: readonly ReplicaProbe[] | undefined;
}

function ModelsPanel({ backendId, probes }: ModelsPanelProps) {
  return (
    <Panel
      title="Models"
      description="A checkpoint says which of them a sweep asks, and where in training it stands."
      flush
    >
      {probes === undefined ? (
        <Skeleton className="h-60" />
      ) : (
        <Models backendId={backendId} models={servedModelRows(probes)} />
      )}
    </Panel>
  );
}

function Models({ backendId, models }: { backendId: number; models: readonly ServedModelRow[] }) {
  if (models.length > 0) return <ServedModels models={models} backendId={backendId} />;
  return (
    <EmptyState title="No model is listed">
      Where a replica answers without a list, a checkpoint can still name what it serves.
    </EmptyState>
  );
}
