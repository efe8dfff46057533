'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';

import type { Checkpoint } from '@assay/contracts/checkpoints';

import { ConfirmDialog } from '../../../../components/ui/confirm-dialog.tsx';
import { useTRPC } from '../../../../trpc/client.tsx';
import { removalVerb } from '../removal-verb.ts';

interface RemoveCheckpointDialogProps {
  /** Null: closed. */
  checkpoint: Checkpoint | null;
  onClose: () => void;
}

export function RemoveCheckpointDialog({ checkpoint, onClose }: RemoveCheckpointDialogProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const remove = useMutation(
    trpc.checkpoints.remove.mutationOptions({
      async onSuccess() {
        await Promise.all([
          queryClient.invalidateQueries(trpc.checkpoints.pathFilter()),
          queryClient.invalidateQueries(trpc.backends.list.queryFilter()),
        ]);
        onClose();
      },
    }),
  );
  const verb = checkpoint === null ? 'Archive' : removalVerb(checkpoint);
  return (
    <ConfirmDialog
      open={checkpoint !== null}
      title={checkpoint === null ? verb : `${verb} ${checkpoint.name}?`}
      confirmLabel={verb}
      pending={remove.isPending}
      error={remove.error?.message}
      onConfirm={() => {
        if (checkpoint !== null) remove.mutate({ id: checkpoint.id });
      }}
      onClose={() => {
        remove.reset();
        onClose();
      }}
    >
      {checkpoint?.isDeletable
        ? 'Nothing was measured with it, and no other checkpoint came from it: nothing is lost.'
        : 'It leaves this list and the choice for new sweeps, until it is restored. Its runs and samples stay as they are.'}
    </ConfirmDialog>
  );
}
