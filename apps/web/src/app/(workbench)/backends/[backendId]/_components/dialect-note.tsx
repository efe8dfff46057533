'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';

import type { Backend, ReplicaProbe } from '@assay/contracts/backends';
import { dialectName } from '@assay/contracts/dialect-name';

import { Button } from '../../../../../components/ui/button.tsx';
import { ErrorNote } from '../../../../../components/ui/error-note.tsx';
import { useTRPC } from '../../../../../trpc/client.tsx';
import { probedDialect } from '../../probed.ts';

interface DialectNoteProps {
  backend: Backend;
  probes: readonly ReplicaProbe[];
}

/** Where the servers speak otherwise than the backend says: requests would be written for another server. */
export function DialectNote({ backend, probes }: DialectNoteProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const update = useMutation(
    trpc.backends.update.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.backends.list.queryFilter()),
    }),
  );
  const found = probedDialect(probes);
  if (found === null || found === backend.dialect) return null;
  const { id, name, replicaUrls, maxConcurrency } = backend;
  return (
    <>
      <ErrorNote
        action={
          <Button
            size="small"
            pending={update.isPending}
            onClick={() => {
              const secret = { kind: 'keep' } as const;
              update.mutate({ id, name, replicaUrls, maxConcurrency, secret, dialect: found });
            }}
          >
            Use {dialectName(found)}
          </Button>
        }
      >
        It is set to {dialectName(backend.dialect)}, but answers as {dialectName(found)} does.
      </ErrorNote>
      {update.error && <ErrorNote>{update.error.message}</ErrorNote>}
    </>
  );
}
