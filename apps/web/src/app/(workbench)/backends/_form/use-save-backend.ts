'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';

import type { ReplicaProbe } from '@assay/contracts/backends';

import { useTRPC } from '../../../../trpc/client.tsx';
import { backendPath } from '../../../../url/backend-path.ts';
import {
  readChangedBackend,
  readNewBackend,
  type BackendForm,
  type BackendFormErrors,
} from './backend-form.ts';

export interface SaveBackend {
  isPending: boolean;
  error: { message: string } | null;
  /** Saves what is complete and goes to the backend's page; returns the complaints about what is not. */
  save: (form: BackendForm, probes: readonly ReplicaProbe[]) => BackendFormErrors;
}

export function useAddBackend(): SaveBackend {
  const trpc = useTRPC();
  const leave = useLeave();
  const create = useMutation(
    trpc.backends.create.mutationOptions({ onSuccess: ({ id }) => leave(id) }),
  );
  return {
    isPending: create.isPending || create.isSuccess,
    error: create.error,
    save(form, probes) {
      const read = readNewBackend(form, probes);
      if (read.kind === 'incomplete') return read.errors;
      create.mutate(read.input);
      return {};
    },
  };
}

export function useChangeBackend(id: number): SaveBackend {
  const trpc = useTRPC();
  const leave = useLeave();
  const update = useMutation(trpc.backends.update.mutationOptions({ onSuccess: () => leave(id) }));
  return {
    isPending: update.isPending || update.isSuccess,
    error: update.error,
    save(form, probes) {
      const read = readChangedBackend(form, { id, probes });
      if (read.kind === 'incomplete') return read.errors;
      update.mutate(read.input);
      return {};
    },
  };
}

/** To the page of the backend, once the lists know of it. */
function useLeave(): (id: number) => Promise<void> {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  return async (id) => {
    await Promise.all([
      queryClient.invalidateQueries(trpc.backends.list.queryFilter()),
      queryClient.invalidateQueries(trpc.backends.test.queryFilter({ id })),
      queryClient.invalidateQueries(trpc.checkpoints.list.queryFilter()),
    ]);
    router.push(backendPath(id));
  };
}
