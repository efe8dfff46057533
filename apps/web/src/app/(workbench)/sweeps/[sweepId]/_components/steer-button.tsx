'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';

import { Button } from '../../../../../components/ui/button.tsx';
import { ErrorNote } from '../../../../../components/ui/error-note.tsx';
import { useTRPC } from '../../../../../trpc/client.tsx';

const LABELS = { pause: 'Pause', resume: 'Resume', retry: 'Retry failed' } as const;

interface SteerButtonProps {
  sweepId: number;
  verb: keyof typeof LABELS;
}

/** One click, nothing to confirm: each of these can be taken back or loses nothing. */
export function SteerButton({ sweepId, verb }: SteerButtonProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const steering = useMutation(
    trpc.sweeps[verb].mutationOptions({
      onSettled: () => queryClient.invalidateQueries(trpc.sweeps.pathFilter()),
    }),
  );
  return (
    <>
      <Button
        pending={steering.isPending}
        onClick={() => {
          steering.mutate({ id: sweepId });
        }}
      >
        {LABELS[verb]}
      </Button>
      {steering.error && <ErrorNote>{steering.error.message}</ErrorNote>}
    </>
  );
}
