'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';

import { Allowed } from '../../../components/access/allowed.tsx';
import { ButtonLink } from '../../../components/ui/button.tsx';
import { Panel } from '../../../components/ui/card.tsx';
import { EmptyState } from '../../../components/ui/empty-state.tsx';
import { PageHeader } from '../../../components/ui/page-header.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { newCheckpointPath } from '../../../url/checkpoint-path.ts';
import { CheckpointsTable } from './_components/checkpoints-table.tsx';

export function CheckpointsScreen() {
  const { data: checkpoints } = useSuspenseQuery(useTRPC().checkpoints.list.queryOptions());
  const add = (
    <Allowed role="member">
      <ButtonLink href={newCheckpointPath()} variant="primary">
        <Plus aria-hidden className="size-4" />
        Add checkpoint
      </ButtonLink>
    </Allowed>
  );
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Checkpoints"
        description="Models as they are evaluated: what a backend serves, and where in training it stands."
        actions={checkpoints.length > 0 && add}
      />
      <Panel flush>
        {checkpoints.length === 0 ? (
          <EmptyState title="No checkpoint yet" action={add}>
            Choose a model that one of your backends serves, and say which family and step it is.
          </EmptyState>
        ) : (
          <CheckpointsTable checkpoints={checkpoints} />
        )}
      </Panel>
    </div>
  );
}
