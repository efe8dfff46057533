'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';

import { Allowed } from '../../../components/access/allowed.tsx';
import { ButtonLink } from '../../../components/ui/button.tsx';
import { Panel } from '../../../components/ui/card.tsx';
import { EmptyState } from '../../../components/ui/empty-state.tsx';
import { PageHeader } from '../../../components/ui/page-header.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { ArchivedBackends } from './_components/archived-backends.tsx';
import { BackendsTable } from './_components/backends-table.tsx';

export function BackendsScreen() {
  const { data: backends } = useSuspenseQuery(useTRPC().backends.list.queryOptions());
  const add = (
    <Allowed role="member">
      <ButtonLink href="/backends/new" variant="primary">
        <Plus aria-hidden className="size-4" />
        Add backend
      </ButtonLink>
    </Allowed>
  );
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Backends"
        description="Inference services that answer the questions: anything that speaks the OpenAI chat API."
        actions={backends.length > 0 && add}
      />
      <Panel flush>
        {backends.length === 0 ? (
          <EmptyState title="No backend yet" action={add}>
            Add the base URL of a server, for example a vLLM on your GPU machine, and see which
            models it serves.
          </EmptyState>
        ) : (
          <BackendsTable backends={backends} />
        )}
      </Panel>
      <ArchivedBackends />
    </div>
  );
}
