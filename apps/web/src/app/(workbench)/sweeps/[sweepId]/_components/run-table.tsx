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
          <Th className="min-w-36">Samples by verdict</Th>
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

function RunRow({ run }: { run: RunProgress }) {
  const row = prepareRunRow(run);
  return (
    <tr>
      <Th scope="row" pinned className="max-w-36 md:max-w-80 md:min-w-56">
        <Link href={row.href} className="font-medium break-words hover:underline">
          {row.checkpoint}
        </Link>
        <VariantLine label={row.variant} />
      </Th>
      <Td className="whitespace-nowrap text-ink-muted">{row.benchmark}</Td>
      <Td className="min-w-28">
        <StatusBadge status={run.status} className="align-middle" />
        {run.statusReason !== null && (
          <p className="max-w-72 min-w-48 text-xs wrap-anywhere text-pretty text-ink-muted">
            {run.statusReason}
          </p>
        )}
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
  );
}
