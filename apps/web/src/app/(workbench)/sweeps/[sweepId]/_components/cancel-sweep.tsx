'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { Button } from '../../../../../components/ui/button.tsx';
import { ConfirmDialog } from '../../../../../components/ui/confirm-dialog.tsx';
import { useTRPC } from '../../../../../trpc/client.tsx';

export function CancelSweep({ sweepId }: { sweepId: number }) {
  const [isOpen, setIsOpen] = useState(false);
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const close = () => {
    setIsOpen(false);
  };
  const cancelling = useMutation(
    trpc.sweeps.cancel.mutationOptions({
      onSuccess: async () => {
        close();
        await queryClient.invalidateQueries(trpc.sweeps.pathFilter());
      },
    }),
  );
  return (
    <>
      <Button
        variant="danger"
        onClick={() => {
          setIsOpen(true);
        }}
      >
        Cancel sweep
      </Button>
      <ConfirmDialog
        open={isOpen}
        title="Cancel this sweep?"
        confirmLabel="Cancel the sweep"
        pending={cancelling.isPending}
        error={cancelling.error?.message}
        onConfirm={() => {
          cancelling.mutate({ id: sweepId });
        }}
        onClose={close}
      >
        No further sample is asked for. What has been generated stays, and its runs are marked as
        cancelled.
      </ConfirmDialog>
    </>
  );
}
