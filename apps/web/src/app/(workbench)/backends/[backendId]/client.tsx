'use client';

import { useSuspenseQuery } from '@tanstack/react-query';

import type { Backend } from '@assay/contracts/backends';
import { dialectName } from '@assay/contracts/dialect-name';

import { CapabilityTable } from '../_components/capability-table.tsx';
import { Allowed } from '../../../../components/access/allowed.tsx';
import { Panel } from '../../../../components/ui/card.tsx';
import { ErrorNote } from '../../../../components/ui/error-note.tsx';
import { PageHeader } from '../../../../components/ui/page-header.tsx';
import { counted } from '../../../../format/counted.ts';
import { useTRPC } from '../../../../trpc/client.tsx';
import { setTimeLimits } from '../time-limit-labels.ts';
import { BackendActions } from './_components/backend-actions.tsx';
import { ReplicasPanel } from './_components/replicas-panel.tsx';
import { ServersPanels } from './_components/servers-panels.tsx';

export function BackendScreen({ backendId }: { backendId: number }) {
  const { data: backends } = useSuspenseQuery(useTRPC().backends.list.queryOptions());
  const backend = backends.find(({ id }) => id === backendId);
  if (!backend) return <ErrorNote>There is no backend {backendId} in this workspace.</ErrorNote>;
  return <FoundBackend backend={backend} />;
}

function FoundBackend({ backend }: { backend: Backend }) {
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={backend.name}
        breadcrumbs={[{ label: 'Backends', href: '/backends' }]}
        description={summary(backend)}
        actions={
          <Allowed role="member">
            <BackendActions backend={backend} />
          </Allowed>
        }
      />
      <ReplicasPanel backend={backend} />
      <Allowed role="member">
        <ServersPanels backend={backend} />
      </Allowed>
      <Panel
        title="Sampling parameters"
        description={`What servers that speak ${dialectName(backend.dialect)} follow.`}
      >
        <CapabilityTable dialect={backend.dialect} />
      </Panel>
    </div>
  );
}

function summary({
  dialect,
  hasSecret,
  maxConcurrency,
  timeLimits,
  replies,
  checkpointCount,
}: Backend): string {
  return [
    dialectName(dialect),
    hasSecret ? 'with a stored key' : 'without a key',
    `at most ${counted(maxConcurrency, 'request')} in flight on each replica`,
    replies === 'streamed' ? 'replies streamed' : 'replies whole, not streamed',
    ...setTimeLimits(timeLimits),
    counted(checkpointCount, 'checkpoint'),
  ].join(' · ');
}
