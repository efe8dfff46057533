'use client';

import { useMutation } from '@tanstack/react-query';

import { useTRPC } from '../../../../trpc/client.tsx';
import { probedDialect } from '../probed.ts';
import { readProbe, type BackendForm } from './backend-form.ts';

/** The answers to the addresses and the key that stand in the form. */
export function useProbe(backendId: number | null) {
  const trpc = useTRPC();
  const probe = useMutation(trpc.backends.probe.mutationOptions());
  return {
    probes: probe.data ?? [],
    dialect: probedDialect(probe.data ?? []),
    isPending: probe.isPending,
    error: probe.error,
    /** They belonged to other addresses or another key. */
    forget: probe.reset,
    ask(form: BackendForm) {
      const read = readProbe(form, backendId);
      if (read.kind === 'ready') probe.mutate(read.input);
      return read;
    },
    /** The answers, asked for first where nobody has; none for addresses that cannot be asked. */
    async findProbes(form: BackendForm) {
      if (probe.data) return probe.data;
      const read = readProbe(form, backendId);
      return read.kind === 'ready' ? await probe.mutateAsync(read.input) : [];
    },
  };
}
