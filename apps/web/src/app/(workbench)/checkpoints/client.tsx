'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';

import type { Checkpoint } from '@assay/contracts/checkpoints';

import {
  filterCheckpoints,
  UNFILTERED,
  type CheckpointFilter,
} from '../../../choice/filter-checkpoints.ts';
import { Allowed } from '../../../components/access/allowed.tsx';
import { CheckpointFilterRow } from '../../../components/checkpoints/checkpoint-filter-row.tsx';
import { ButtonLink } from '../../../components/ui/button.tsx';
import { Panel } from '../../../components/ui/card.tsx';
import { EmptyState } from '../../../components/ui/empty-state.tsx';
import { PageHeader } from '../../../components/ui/page-header.tsx';
import { counted } from '../../../format/counted.ts';
import { formatCount } from '../../../format/numbers.ts';
import { useTRPC } from '../../../trpc/client.tsx';
import { IMPORT_CHECKPOINTS_PATH, newCheckpointPath } from '../../../url/checkpoint-path.ts';
import { ArchivedCheckpoints } from './_components/archived-checkpoints.tsx';
import { CheckpointsTable } from './_components/checkpoints-table.tsx';

export function CheckpointsScreen() {
  const { data: checkpoints } = useSuspenseQuery(useTRPC().checkpoints.list.queryOptions());
  const add = (
    <Allowed role="member">
      <ButtonLink href={IMPORT_CHECKPOINTS_PATH}>Add many</ButtonLink>
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
          <FilteredCheckpoints checkpoints={checkpoints} />
        )}
      </Panel>
      <ArchivedCheckpoints />
    </div>
  );
}

function FilteredCheckpoints({ checkpoints }: { checkpoints: readonly Checkpoint[] }) {
  const [filter, setFilter] = useState<CheckpointFilter>(UNFILTERED);
  const shown = filterCheckpoints(checkpoints, filter);
  return (
    <>
      <div className="border-b border-line px-4 py-3">
        <CheckpointFilterRow checkpoints={checkpoints} filter={filter} onChange={setFilter} />
        <p role="status" className="mt-2 text-xs text-ink-faint tabular-nums">
          {shown.length === checkpoints.length
            ? counted(checkpoints.length, 'checkpoint')
            : `${formatCount(shown.length)} of ${counted(checkpoints.length, 'checkpoint')}`}
        </p>
      </div>
      {shown.length === 0 ? (
        <EmptyState title="No checkpoint fits the filter">
          Every word must occur in its name, its served model or its training run.
        </EmptyState>
      ) : (
        <CheckpointsTable checkpoints={shown} />
      )}
    </>
  );
}
