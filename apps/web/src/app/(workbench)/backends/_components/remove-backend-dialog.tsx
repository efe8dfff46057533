'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';

import type { Backend } from '@assay/contracts/backends';

import { ConfirmDialog } from '../../../../components/ui/confirm-dialog.tsx';
import { useTRPC } from '../../../../trpc/client.tsx';

interface RemoveBackendDialogProps {
  backend: Backend;
  open: boolean;
  onClose: () => void;
  onRemoved: () => void;
}

export function RemoveBackendDialog({
  backend,
  open,
  onClose,
  onRemoved,
}: RemoveBackendDialogProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const remove = useMutation(
    trpc.backends.remove.mutationOptions({
      async onSuccess() {
        onRemoved();
        await Promise.all([
          queryClient.invalidateQueries(trpc.backends.list.queryFilter()),
          queryClient.invalidateQueries(trpc.backends.archived.queryFilter()),
        ]);
      },
    }),
  );
  const verb = backend.isDeletable ? 'Delete' : 'Archive';
  return (
    <ConfirmDialog
      open={open}
      title={`${verb} ${backend.name}?`}
      confirmLabel={verb}
      pending={remove.isPending}
      error={remove.error?.message}
      onConfirm={() => {
        remove.mutate({ id: backend.id });
      }}
      onClose={() => {
        remove.reset();
        onClose();
      }}
    >
      {backend.isDeletable
        ? `No checkpoint was ever on it, so that nothing is lost.${backend.hasSecret ? ' Its key is forgotten.' : ''}`
        : 'It leaves the lists and takes no new sweeps, until it is restored. Its checkpoints, runs and samples stay as they are.'}
    </ConfirmDialog>
  );
}
