'use client';

import { useQuery } from '@tanstack/react-query';

import type { Backend } from '@assay/contracts/backends';

import { Panel } from '../../../../../components/ui/card.tsx';
import { ErrorNote } from '../../../../../components/ui/error-note.tsx';
import { Table, Td, Th } from '../../../../../components/ui/table.tsx';
import { useTRPC } from '../../../../../trpc/client.tsx';
import { prepareReplicas, workersText, type ReplicaRow } from '../prepare-replicas.ts';

const LOOK_INTERVAL_MS = 2_000;

/** What the workers have to do with each replica now. */
export function ReplicasPanel({ backend }: { backend: Backend }) {
  const trpc = useTRPC();
  const { data: state, error } = useQuery(
    trpc.backends.state.queryOptions({ id: backend.id }, { refetchInterval: LOOK_INTERVAL_MS }),
  );
  return (
    <Panel
      title="Replicas"
      description={state === undefined ? 'Asking the workers…' : workersText(state)}
      flush
    >
      {error && <ErrorNote className="m-4">{error.message}</ErrorNote>}
      <Table caption="Replicas">
        <thead>
          <tr>
            <Th pinned>Address</Th>
            <Th>State</Th>
            <Th numeric>In flight</Th>
            <Th numeric>Limit now</Th>
            <Th numeric>Running there</Th>
            <Th numeric>Waiting there</Th>
            <Th numeric>
              <span title="Of the replies that ended within the last minute.">Tokens/s</span>
            </Th>
            <Th>Last error</Th>
          </tr>
        </thead>
        <tbody>
          {prepareReplicas(backend.replicaUrls, state).map((row) => (
            <Row key={row.url} row={row} />
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

function Row({ row }: { row: ReplicaRow }) {
  return (
    <tr>
      <Th
        scope="row"
        pinned
        className="max-w-52 min-w-36 font-mono text-xs wrap-anywhere sm:max-w-none"
      >
        {row.url}
      </Th>
      <Td className={row.isTroubled ? 'whitespace-nowrap text-danger' : 'whitespace-nowrap'}>
        {row.state}
      </Td>
      <Td numeric>{row.inFlight}</Td>
      <Td numeric title={row.limitReason}>
        {row.limit}
      </Td>
      <Td numeric title={row.loadReason}>
        {row.running}
      </Td>
      <Td numeric title={row.loadReason}>
        {row.waiting}
      </Td>
      <Td numeric>{row.tokensPerSecond}</Td>
      <Td className="max-w-72 min-w-40 text-xs wrap-anywhere">
        <LastError error={row.error} />
      </Td>
    </tr>
  );
}

function LastError({ error }: { error: ReplicaRow['error'] }) {
  if (error === null) return <span className="text-ink-faint">none</span>;
  return (
    <>
      <span className="text-ink-muted">{error.when}</span>
      <span className="line-clamp-2 text-pretty" title={error.message}>
        {error.message}
      </span>
    </>
  );
}
