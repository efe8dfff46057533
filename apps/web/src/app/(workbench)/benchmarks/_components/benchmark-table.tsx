import Link from 'next/link';

import type { BenchmarkVersion } from '@assay/contracts/benchmarks';

import { Table, Td, Th } from '../../../../components/ui/table.tsx';
import { Time } from '../../../../components/ui/time.tsx';
import { formatCount, MISSING } from '../../../../format/numbers.ts';
import { benchmarkPath } from '../../../../url/routes.ts';
import { sourceText } from '../source-text.ts';

export function BenchmarkTable({ benchmarks }: { benchmarks: readonly BenchmarkVersion[] }) {
  return (
    <Table caption="Benchmark versions">
      <thead>
        <tr>
          <Th pinned>Benchmark</Th>
          <Th>Version</Th>
          <Th numeric>Items</Th>
          <Th numeric>Repeats</Th>
          <Th>Grader</Th>
          <Th>Made from</Th>
          <Th numeric>Created</Th>
        </tr>
      </thead>
      <tbody>
        {benchmarks.map((benchmark) => (
          <tr key={benchmark.id}>
            <Th scope="row" pinned>
              <Link href={benchmarkPath(benchmark.id)} className="font-medium hover:underline">
                {benchmark.title}
              </Link>
              {!benchmark.isShared && (
                <span className="ml-2 text-xs font-normal text-ink-muted">private</span>
              )}
            </Th>
            <Td className="font-mono text-xs">{benchmark.version}</Td>
            <Td numeric>{formatCount(benchmark.itemCount)}</Td>
            <Td numeric className="text-ink-muted">
              {benchmark.defaultRepeats ?? MISSING}
            </Td>
            <Td className="whitespace-nowrap text-ink-muted">
              {benchmark.grader.name} {benchmark.grader.version}
            </Td>
            <Td className="min-w-48 text-ink-muted">{sourceText(benchmark.source)}</Td>
            <Td numeric className="text-ink-muted">
              <Time value={benchmark.createdAt} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
