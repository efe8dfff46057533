'use client';

import { useSuspenseQuery } from '@tanstack/react-query';

import type { Backend } from '@assay/contracts/backends';

import { BackendFormPanel } from '../../_form/backend-form-panel.tsx';
import { backendForm } from '../../_form/backend-form.ts';
import { useChangeBackend } from '../../_form/use-save-backend.ts';
import { ErrorNote } from '../../../../../components/ui/error-note.tsx';
import { PageHeader } from '../../../../../components/ui/page-header.tsx';
import { useTRPC } from '../../../../../trpc/client.tsx';
import { backendPath } from '../../../../../url/backend-path.ts';

export function EditBackendScreen({ backendId }: { backendId: number }) {
  const { data: backends } = useSuspenseQuery(useTRPC().backends.list.queryOptions());
  const backend = backends.find(({ id }) => id === backendId);
  if (!backend) return <ErrorNote>There is no backend {backendId} in this workspace.</ErrorNote>;
  return <EditBackend backend={backend} />;
}

function EditBackend({ backend }: { backend: Backend }) {
  const saving = useChangeBackend(backend.id);
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <PageHeader
        title={`Edit ${backend.name}`}
        breadcrumbs={[
          { label: 'Backends', href: '/backends' },
          { label: backend.name, href: backendPath(backend.id) },
        ]}
        description="Requests in flight end as they began; all others use what you save, also those of runs under way."
      />
      <BackendFormPanel
        start={backendForm(backend)}
        stored={backend}
        saving={saving}
        saveLabel="Save"
      />
    </div>
  );
}
