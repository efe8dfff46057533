'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import type { ImportState } from '@assay/contracts/imports';

import { Button, ButtonLink } from '../../../../../components/ui/button.tsx';
import { Panel } from '../../../../../components/ui/card.tsx';
import { ErrorNote } from '../../../../../components/ui/error-note.tsx';
import { formatCount } from '../../../../../format/numbers.ts';
import { useTRPC } from '../../../../../trpc/client.tsx';
import { benchmarkPath } from '../../../../../url/routes.ts';
import { RefusalList } from './refusal-list.tsx';

const ASK_AGAIN_MS = 500;

export function ImportProgress({ importId }: { importId: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const state = useQuery(
    trpc.imports.state.queryOptions(
      { importId },
      {
        refetchInterval: ({ state: { data } }) =>
          data === undefined || data.status === 'running' ? ASK_AGAIN_MS : false,
      },
    ),
  );
  const cancel = useMutation(trpc.imports.cancel.mutationOptions());
  const isDone = state.data?.status === 'done';
  useEffect(() => {
    if (!isDone) return;
    queryClient.invalidateQueries(trpc.benchmarks.pathFilter()).catch(() => undefined);
  }, [isDone, queryClient, trpc]);
  return (
    <Panel title="Import">
      <div className="flex flex-col gap-3 text-sm" aria-live="polite">
        {state.error && <ErrorNote>{state.error.message}</ErrorNote>}
        {state.data && <Outcome state={state.data} />}
        {state.data?.status === 'running' && (
          <Button
            className="self-start"
            pending={cancel.isPending}
            onClick={() => {
              cancel.mutate({ importId });
            }}
          >
            Cancel
          </Button>
        )}
      </div>
    </Panel>
  );
}

function Outcome({ state }: { state: ImportState }) {
  switch (state.status) {
    case 'running':
      return (
        <p className="tabular-nums">
          {formatCount(state.read)}
          {state.total === null ? '' : ` of ${formatCount(state.total)}`} records read,{' '}
          {formatCount(state.refused)} refused
        </p>
      );
    case 'failed':
      return (
        <>
          <ErrorNote>{state.message}</ErrorNote>
          {state.refusals.length > 0 && <RefusalList refusals={state.refusals} />}
        </>
      );
    case 'done':
      return (
        <>
          <p className="tabular-nums">
            {state.isNew
              ? `${formatCount(state.items)} items of ${formatCount(state.read)} records are version `
              : `The same ${formatCount(state.items)} items were here before, as version `}
            <span className="font-mono text-xs">{state.version}</span> of {state.name}
            {state.refused > 0 ? `; ${formatCount(state.refused)} records were refused.` : '.'}
          </p>
          <div className="flex gap-2">
            <ButtonLink variant="primary" href={benchmarkPath(state.versionId)}>
              Open the version
            </ButtonLink>
            <ButtonLink href="/sweeps/new">Queue a sweep</ButtonLink>
          </div>
          {state.refusals.length > 0 && <RefusalList refusals={state.refusals} />}
        </>
      );
  }
}
