import { clsx } from 'clsx';
import Link from 'next/link';

import type { RunProgress } from '@assay/contracts/sweeps';

import { StatusBadge } from '../../../../../components/ui/badge.tsx';
import { ProgressBar } from '../../../../../components/ui/progress-bar.tsx';
import { Table, Td, Th } from '../../../../../components/ui/table.tsx';
import { VariantLine } from '../../../../../components/ui/variant-line.tsx';
import { formatCount } from '../../../../../format/numbers.ts';
import { prepareRunRow } from '../prepare-progress.ts';

export function RunTable({ runs }: { runs: readonly RunProgress[] }) {
  return (
    <Table caption="Runs of this sweep">
      <thead>
        <tr>
          <Th pinned>Checkpoint</Th>
          <Th>Benchmark</Th>
          <Th>Status</Th>
          <Th className="min-w-28">Samples by verdict</Th>
          <Th numeric>Done</Th>
          <Th numeric>Correct</Th>
          <Th numeric>Incorrect</Th>
          <Th numeric>Unscorable</Th>
          <Th numeric>Failed</Th>
          <Th numeric>Cut off</Th>
          <Th numeric>Mean tokens</Th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <RunRow key={run.runId} run={run} />
        ))}
      </tbody>
    </Table>
  );
}

const COLUMNS = 11;

/** Why a run waits or failed has a line of its own: in a column it would be eight lines high, and push others out. */
function RunRow({ run }: { run: RunProgress }) {
  const row = prepareRunRow(run);
  const { statusReason } = run;
  return (
    <>
      <tr className={clsx(statusReason !== null && '[&>*]:border-b-0')}>
        <Th scope="row" pinned className="max-w-36 min-w-36 md:max-w-80 md:min-w-44">
          <Link href={row.href} className="font-medium break-words hover:underline">
            {row.checkpoint}
          </Link>
          <VariantLine label={row.variant} />
        </Th>
        <Td className="min-w-28 break-words text-ink-muted md:min-w-36">{row.benchmark}</Td>
        <Td className="min-w-28">
          <StatusBadge status={run.status} className="align-middle" />
        </Td>
        <Td>
          <ProgressBar
            label={[row.checkpoint, row.variant, `on ${row.benchmark}`].filter(Boolean).join(' ')}
            total={run.planned}
            segments={row.segments}
          />
        </Td>
        <Td numeric className="min-w-28">
          {row.done}
        </Td>
        <Td numeric>{formatCount(run.correct)}</Td>
        <Td numeric>{formatCount(run.incorrect)}</Td>
        <Td numeric>{formatCount(run.unscorable)}</Td>
        <Td numeric>{formatCount(run.failures)}</Td>
        <Td numeric>{row.truncated}</Td>
        <Td numeric className="min-w-24">
          {row.meanTokens}
        </Td>
      </tr>
      {statusReason !== null && (
        <tr>
          <Td colSpan={COLUMNS} className="pt-0">
            <p className="sticky left-4 max-w-[min(110ch,calc(100vw-4rem))] text-xs wrap-anywhere text-pretty text-ink-muted">
              {statusReason}
            </p>
          </Td>
        </tr>
      )}
    </>
  );
}
