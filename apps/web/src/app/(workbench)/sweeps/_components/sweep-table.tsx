import Link from 'next/link';

import type { SweepSummary } from '@assay/contracts/sweeps';

import { StatusBadge } from '../../../../components/ui/badge.tsx';
import { ProgressBar } from '../../../../components/ui/progress-bar.tsx';
import { Table, Td, Th } from '../../../../components/ui/table.tsx';
import { Time } from '../../../../components/ui/time.tsx';
import { MISSING } from '../../../../format/numbers.ts';
import { sweepPath } from '../../../../url/routes.ts';
import { prepareSweepRow } from '../prepare-sweep-row.ts';

export function SweepTable({ sweeps }: { sweeps: readonly SweepSummary[] }) {
  return (
    <Table caption="Sweeps, newest first">
      <thead>
        <tr>
          <Th pinned>Sweep</Th>
          <Th>Status</Th>
          <Th className="min-w-40">Samples done</Th>
          <Th>Size</Th>
          <Th numeric>Repeats</Th>
          <Th>Created by</Th>
          <Th numeric>Created</Th>
        </tr>
      </thead>
      <tbody>
        {sweeps.map((sweep) => (
          <SweepRow key={sweep.id} sweep={sweep} />
        ))}
      </tbody>
    </Table>
  );
}

function SweepRow({ sweep }: { sweep: SweepSummary }) {
  const { progress, segments, shape } = prepareSweepRow(sweep);
  return (
    <tr>
      <Th scope="row" pinned className="max-w-44 min-w-36 md:max-w-80">
        <Link href={sweepPath(sweep.id)} className="font-medium break-words hover:underline">
          {sweep.name}
        </Link>
      </Th>
      <Td>
        <StatusBadge status={sweep.status} className="align-middle" />
      </Td>
      <Td className="text-xs whitespace-nowrap">
        <span className="block text-ink-muted">{progress}</span>
        <ProgressBar label={`Samples of ${sweep.name}`} total={sweep.planned} segments={segments} />
      </Td>
      <Td className="whitespace-nowrap text-ink-muted">{shape}</Td>
      <Td numeric>{sweep.repeats}</Td>
      <Td className="text-ink-muted">{sweep.createdBy ?? MISSING}</Td>
      <Td numeric className="text-ink-muted">
        <Time value={sweep.createdAt} />
      </Td>
    </tr>
  );
}
