'use client';

import { useQuery } from '@tanstack/react-query';

import type { SweepSummary } from '@assay/contracts/sweeps';

import { Allowed } from '../../../components/access/allowed.tsx';
import { ButtonLink } from '../../../components/ui/button.tsx';
import { Panel } from '../../../components/ui/card.tsx';
import { EmptyState } from '../../../components/ui/empty-state.tsx';
import { ErrorNote } from '../../../components/ui/error-note.tsx';
import { PageHeader } from '../../../components/ui/page-header.tsx';
import { Skeleton } from '../../../components/ui/skeleton.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { SweepTable } from './_components/sweep-table.tsx';

export function SweepsScreen() {
  const trpc = useTRPC();
  const sweeps = useQuery(trpc.sweeps.list.queryOptions());
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title="Sweeps"
        description="Checkpoints × benchmarks × repeats, queued as one."
        actions={<NewSweepLink />}
      />
      {sweeps.error && <ErrorNote>{sweeps.error.message}</ErrorNote>}
      {sweeps.isPending && <Skeleton className="h-96" />}
      {sweeps.data && <SweepList sweeps={sweeps.data} />}
    </div>
  );
}

function SweepList({ sweeps }: { sweeps: readonly SweepSummary[] }) {
  return (
    <Panel flush>
      {sweeps.length === 0 ? (
        <EmptyState title="No sweep yet" action={<NewSweepLink />}>
          A sweep asks every item of the chosen benchmarks several times of every chosen checkpoint.
        </EmptyState>
      ) : (
        <SweepTable sweeps={sweeps} />
      )}
    </Panel>
  );
}

function NewSweepLink() {
  return (
    <Allowed role="member">
      <ButtonLink href="/sweeps/new" variant="primary">
        New sweep
      </ButtonLink>
    </Allowed>
  );
}
