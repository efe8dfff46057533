'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';

import type { Backend } from '@assay/contracts/backends';

import { RemoveBackendDialog } from '../../_components/remove-backend-dialog.tsx';
import { Button, ButtonLink } from '../../../../../components/ui/button.tsx';
import { editBackendPath } from '../../../../../url/backend-path.ts';
import { newCheckpointPath } from '../../../../../url/checkpoint-path.ts';

export function BackendActions({ backend }: { backend: Backend }) {
  const router = useRouter();
  const [isRemoving, setIsRemoving] = useState(false);
  return (
    <>
      <Button
        variant="ghost"
        onClick={() => {
          setIsRemoving(true);
        }}
      >
        {backend.isDeletable ? 'Delete' : 'Archive'}
      </Button>
      <ButtonLink href={editBackendPath(backend.id)}>Edit</ButtonLink>
      <ButtonLink variant="primary" href={newCheckpointPath(backend.id)}>
        Add checkpoint
      </ButtonLink>
      <RemoveBackendDialog
        backend={backend}
        open={isRemoving}
        onClose={() => {
          setIsRemoving(false);
        }}
        onRemoved={() => {
          router.push('/backends');
        }}
      />
    </>
  );
}
