'use client';

import { useQuery } from '@tanstack/react-query';

import { Panel } from '../../../../../components/ui/card.tsx';
import { ErrorNote } from '../../../../../components/ui/error-note.tsx';
import { Table, Td, Th } from '../../../../../components/ui/table.tsx';
import { MISSING } from '../../../../../format/numbers.ts';
import { useTRPC } from '../../../../../trpc/client.tsx';
import { prepareStopping, type StoppingModel, type StoppingRowModel } from '../prepare-stopping.ts';

/** Looks come once a round. */
const REFRESH_MS = 5_000;

/** What is decided in a sweep that stops by itself, and by which bounds. */
export function StoppingPanel({ sweepId, isOver }: { sweepId: number; isOver: boolean }) {
  const trpc = useTRPC();
  const stopping = useQuery({
    ...trpc.sweeps.stopping.queryOptions({ id: sweepId }),
    refetchInterval: isOver ? false : REFRESH_MS,
  });
  if (stopping.error) return <ErrorNote>{stopping.error.message}</ErrorNote>;
  if (!stopping.data) return null;
  const model = prepareStopping(stopping.data);
  return (
    <Panel title="Stop when decided" description={model.question} flush>
      <StoppingTable {...model} />
    </Panel>
  );
}

function StoppingTable({ estimateName, rows }: StoppingModel) {
  return (
    <Table caption="What is decided of each run" maxHeightClass="max-h-96">
      <thead>
        <tr>
          <Th pinned>Checkpoint</Th>
          <Th>Benchmark</Th>
          <Th className="min-w-56">Decision</Th>
          <Th numeric>{estimateName}</Th>
          <Th numeric>Bounds</Th>
          <Th numeric>Saved</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <StoppingRow key={row.runId} row={row} />
        ))}
      </tbody>
    </Table>
  );
}

function StoppingRow({ row }: { row: StoppingRowModel }) {
  return (
    <tr>
      <Th scope="row" pinned className="max-w-36 min-w-36 break-words md:max-w-80">
        {row.checkpoint}
      </Th>
      <Td className="min-w-28 break-words text-ink-muted md:min-w-36">{row.benchmark}</Td>
      <Td>
        <span className={row.isDecided ? 'font-medium' : 'text-ink-muted'}>{row.state}</span>
        {row.looks.length > 1 && (
          <details className="text-xs text-ink-faint">
            <summary>{row.looks.length} looks</summary>
            <ul className="tabular-nums">
              {row.looks.map(({ repeats, interval, verdict }) => (
                <li key={repeats}>
                  {repeats}: {interval}, {verdict}
                </li>
              ))}
            </ul>
          </details>
        )}
      </Td>
      <Td numeric>{row.estimate ?? MISSING}</Td>
      <Td numeric className="whitespace-nowrap">
        {row.interval ?? MISSING}
      </Td>
      <Td numeric className="whitespace-nowrap">
        {row.saved ?? MISSING}
      </Td>
    </tr>
  );
}
