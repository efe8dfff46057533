'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';

import type { Backend } from '@assay/contracts/backends';

import { ConfirmDialog } from '../../../../components/ui/confirm-dialog.tsx';
import { useTRPC } from '../../../../trpc/client.tsx';

interface ArchiveBackendDialogProps {
  /** Null: closed. */
  backend: Backend | null;
  onClose: () => void;
}

export function ArchiveBackendDialog({ backend, onClose }: ArchiveBackendDialogProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const archive = useMutation(
    trpc.backends.archive.mutationOptions({
      async onSuccess() {
        await queryClient.invalidateQueries(trpc.backends.list.queryFilter());
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      open={backend !== null}
      title={backend === null ? 'Archive' : `Archive ${backend.name}?`}
      confirmLabel="Archive"
      pending={archive.isPending}
      error={archive.error?.message}
      onConfirm={() => {
        if (backend !== null) archive.mutate({ id: backend.id });
      }}
      onClose={() => {
        archive.reset();
        onClose();
      }}
    >
      It leaves this list and takes no new sweeps. Its checkpoints, runs and samples stay as they
      are.
    </ConfirmDialog>
  );
}
