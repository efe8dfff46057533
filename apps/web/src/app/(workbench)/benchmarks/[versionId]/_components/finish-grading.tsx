'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';

import { Button } from '../../../../../components/ui/button.tsx';
import { ErrorNote } from '../../../../../components/ui/error-note.tsx';
import { useTRPC } from '../../../../../trpc/client.tsx';

/** Lets a grading go on with the samples that came after it. */
export function FinishGrading({ gradingId }: { gradingId: number }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const finishing = useMutation(
    trpc.gradings.finish.mutationOptions({
      onSettled: () => queryClient.invalidateQueries(trpc.gradings.pathFilter()),
    }),
  );
  return (
    <>
      <Button
        size="small"
        pending={finishing.isPending}
        aria-label={`Finish grading ${gradingId}`}
        onClick={() => {
          finishing.mutate({ gradingIds: [gradingId] });
        }}
      >
        Finish
      </Button>
      {finishing.error && <ErrorNote>{finishing.error.message}</ErrorNote>}
    </>
  );
}
