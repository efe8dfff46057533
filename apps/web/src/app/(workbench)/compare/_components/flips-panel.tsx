import Link from 'next/link';

import type { Flip, FlipList, FlipLists } from '@assay/contracts/statistics/comparison-detail';

import { Panel } from '../../../../components/ui/card.tsx';
import { Table, Td, Th } from '../../../../components/ui/table.tsx';
import { formatCount, formatPercent, MISSING } from '../../../../format/numbers.ts';
import { samplePath } from '../../../../url/routes.ts';

/** The questions that made the difference, each with a trace of either run that shows it. */
export function FlipsPanel({ flips }: { flips: FlipLists }) {
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      <FlipPanel
        title="Fixed"
        meaning="Solved in at most half of the first run’s repeats, and in more than half of the second’s."
        list={flips.fixed}
      />
      <FlipPanel
        title="Broken"
        meaning="Solved in more than half of the first run’s repeats, and in at most half of the second’s."
        list={flips.broken}
      />
    </div>
  );
}

interface FlipPanelProps {
  title: string;
  meaning: string;
  list: FlipList;
}

function FlipPanel({ title, meaning, list: { total, flips } }: FlipPanelProps) {
  return (
    <Panel title={`${title}: ${formatCount(total)}`} description={meaning} flush>
      {total === 0 ? (
        <p className="p-4 text-ink-muted">None.</p>
      ) : (
        <Table caption={`${title} questions`} maxHeightClass="max-h-96">
          <thead>
            <tr>
              <Th pinned>Item</Th>
              <Th numeric>First (% of repeats)</Th>
              <Th numeric>Second (% of repeats)</Th>
              <Th>Traces</Th>
            </tr>
          </thead>
          <tbody>
            {flips.map((flip) => (
              <FlipRow key={flip.itemKey} flip={flip} />
            ))}
          </tbody>
        </Table>
      )}
      {flips.length < total && (
        <p className="px-4 py-2 text-xs text-ink-faint">
          The {formatCount(flips.length)} largest changes of {formatCount(total)}.
        </p>
      )}
    </Panel>
  );
}

function FlipRow({ flip }: { flip: Flip }) {
  return (
    <tr>
      <Th
        scope="row"
        pinned
        className="max-w-40 min-w-24 font-mono text-xs break-words md:max-w-72"
      >
        {flip.itemKey}
      </Th>
      <Td numeric>{formatPercent(flip.firstFraction)}</Td>
      <Td numeric>{formatPercent(flip.secondFraction)}</Td>
      <Td className="whitespace-nowrap">
        <TraceLink which="first" itemKey={flip.itemKey} sampleId={flip.firstSampleId} />
        {' · '}
        <TraceLink which="second" itemKey={flip.itemKey} sampleId={flip.secondSampleId} />
      </Td>
    </tr>
  );
}

interface TraceLinkProps {
  which: 'first' | 'second';
  itemKey: string;
  sampleId: string | null;
}

function TraceLink({ which, itemKey, sampleId }: TraceLinkProps) {
  if (sampleId === null)
    return <span title={`The ${which} run has no such sample.`}>{MISSING}</span>;
  return (
    <Link
      href={samplePath(sampleId)}
      aria-label={`${itemKey}, trace of the ${which} run`}
      className="text-accent hover:underline"
    >
      {which}
    </Link>
  );
}
