'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';

import { PRIORITIES, type Priority } from '@assay/contracts/sweeps';

import { ErrorNote } from '../../../../../components/ui/error-note.tsx';
import { Select } from '../../../../../components/ui/inputs.tsx';
import { useTRPC } from '../../../../../trpc/client.tsx';

const LABELS: Record<Priority, string> = {
  [-1]: 'Priority: after others',
  0: 'Priority: in turn',
  1: 'Priority: before others',
};

export function PriorityPicker({ sweepId, priority }: { sweepId: number; priority: Priority }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const changing = useMutation(
    trpc.sweeps.prioritise.mutationOptions({
      onSettled: () => queryClient.invalidateQueries(trpc.sweeps.pathFilter()),
    }),
  );
  const shown = changing.isPending ? changing.variables.priority : priority;
  return (
    <>
      <Select
        aria-label="Priority"
        compact
        value={shown}
        disabled={changing.isPending}
        onChange={({ target }) => {
          const chosen = PRIORITIES.find((one) => String(one) === target.value);
          if (chosen !== undefined) changing.mutate({ id: sweepId, priority: chosen });
        }}
      >
        {PRIORITIES.map((one) => (
          <option key={one} value={one}>
            {LABELS[one]}
          </option>
        ))}
      </Select>
      {changing.error && <ErrorNote>{changing.error.message}</ErrorNote>}
    </>
  );
}
