'use client';

import { BackendFormPanel } from '../_form/backend-form-panel.tsx';
import { emptyBackendForm } from '../_form/backend-form.ts';
import { useAddBackend } from '../_form/use-save-backend.ts';
import { PageHeader } from '../../../../components/ui/page-header.tsx';

export function NewBackendScreen() {
  const saving = useAddBackend();
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <PageHeader
        title="Add backend"
        breadcrumbs={[{ label: 'Backends', href: '/backends' }]}
        description="Give the base URL, test the connection, then name it."
      />
      <BackendFormPanel
        start={emptyBackendForm}
        stored={null}
        saving={saving}
        saveLabel="Add backend"
      />
    </div>
  );
}
