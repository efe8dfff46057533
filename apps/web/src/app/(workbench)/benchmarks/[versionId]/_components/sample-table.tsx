import Link from 'next/link';

import type { SampleRow } from '@assay/contracts/samples';

import { OutcomeBadge } from '../../../../../components/ui/badge.tsx';
import { Table, Td, Th } from '../../../../../components/ui/table.tsx';
import { prepareSampleRow } from '../prepare-sample-row.ts';

export function SampleTable({ samples }: { samples: readonly SampleRow[] }) {
  return (
    <Table caption="Samples of this run" maxHeightClass="max-h-[70dvh]">
      <thead>
        <tr>
          <Th pinned>Item</Th>
          <Th numeric>Repeat</Th>
          <Th>Verdict</Th>
          <Th>Reason</Th>
          <Th>Extracted</Th>
          <Th>Gold</Th>
          <Th numeric>Tokens</Th>
          <Th>Finish</Th>
          <Th numeric>Notes</Th>
        </tr>
      </thead>
      <tbody>
        {samples.map((sample) => (
          <SampleLine key={sample.id} sample={sample} />
        ))}
      </tbody>
    </Table>
  );
}

function SampleLine({ sample }: { sample: SampleRow }) {
  const row = prepareSampleRow(sample);
  return (
    <tr className="hover:bg-hover">
      <Th scope="row" pinned className="whitespace-nowrap">
        <Link
          href={row.href}
          prefetch={false}
          className="font-mono text-xs text-accent hover:underline"
        >
          {sample.itemKey}
          <span className="sr-only">, repeat {sample.repeat}</span>
        </Link>
      </Th>
      <Td numeric>{sample.repeat}</Td>
      <Td>
        <OutcomeBadge outcome={sample.outcome} className="align-middle" />
      </Td>
      <Td className="whitespace-nowrap text-ink-muted">{row.reason}</Td>
      <Td className="max-w-80 min-w-56 font-mono text-xs break-words">
        {row.extracted ?? <span className="font-sans text-ink-faint">none found</span>}
      </Td>
      <Td className="max-w-80 min-w-56 font-mono text-xs break-words">{row.gold}</Td>
      <Td numeric>{row.tokens}</Td>
      <Td className="whitespace-nowrap text-ink-muted">{row.finish}</Td>
      <Td numeric>{row.annotations}</Td>
    </tr>
  );
}
