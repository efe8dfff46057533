'use client';

import { useState } from 'react';

import { PageHeader } from '../../../../components/ui/page-header.tsx';
import { AddedBackend, type Added } from './_components/added-backend.tsx';
import { BackendFormPanel } from './_components/backend-form-panel.tsx';

export function NewBackendScreen() {
  const [added, setAdded] = useState<Added | null>(null);
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <PageHeader
        title="Add backend"
        breadcrumbs={[{ label: 'Backends', href: '/backends' }]}
        description="Give the base URL, test the connection, then name it."
      />
      {added === null ? <BackendFormPanel onAdded={setAdded} /> : <AddedBackend added={added} />}
    </div>
  );
}
