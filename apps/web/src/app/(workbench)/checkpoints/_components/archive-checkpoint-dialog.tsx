'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';

import type { Checkpoint } from '@assay/contracts/checkpoints';

import { ConfirmDialog } from '../../../../components/ui/confirm-dialog.tsx';
import { useTRPC } from '../../../../trpc/client.tsx';

interface ArchiveCheckpointDialogProps {
  /** Null: closed. */
  checkpoint: Checkpoint | null;
  onClose: () => void;
}

export function ArchiveCheckpointDialog({ checkpoint, onClose }: ArchiveCheckpointDialogProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const archive = useMutation(
    trpc.checkpoints.archive.mutationOptions({
      async onSuccess() {
        await queryClient.invalidateQueries(trpc.checkpoints.list.queryFilter());
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      open={checkpoint !== null}
      title={checkpoint === null ? 'Archive' : `Archive ${checkpoint.name}?`}
      confirmLabel="Archive"
      pending={archive.isPending}
      error={archive.error?.message}
      onConfirm={() => {
        if (checkpoint !== null) archive.mutate({ id: checkpoint.id });
      }}
      onClose={() => {
        archive.reset();
        onClose();
      }}
    >
      It leaves this list and the choice for new sweeps. Its runs and samples stay as they are.
    </ConfirmDialog>
  );
}
