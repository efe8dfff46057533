import type { InFlightOverview, InFlightPhase } from '@assay/contracts/in-flight';

import { Table, Td, Th } from '../components/ui/table.tsx';
import { formatDuration } from '../format/duration.ts';
import { formatCount } from '../format/numbers.ts';

export type ListedGeneration = InFlightOverview['generations'][number];

const PHASE_WORDS: Record<InFlightPhase, string> = {
  waiting: 'no text yet',
  thinking: 'thinking',
  answering: 'answering',
};

interface InFlightTableProps {
  generations: readonly ListedGeneration[];
  /** What names a run on this page; null where there is only one. */
  runLabel: ((runId: number) => string) | null;
  onWatch: (generation: ListedGeneration) => void;
}

export function InFlightTable({ generations, runLabel, onWatch }: InFlightTableProps) {
  return (
    <Table caption="Requests in flight" maxHeightClass="max-h-80">
      <thead>
        <tr>
          <Th pinned>Item</Th>
          <Th numeric>Repeat</Th>
          <Th>Phase</Th>
          <Th numeric>
            <span title="Pieces of text; servers send about one for each token.">
              Tokens, about
            </span>
          </Th>
          <Th numeric>For</Th>
          {runLabel !== null && <Th>Run</Th>}
          <Th>Replica</Th>
        </tr>
      </thead>
      <tbody>
        {generations.map((one) => (
          <tr key={keyOf(one)}>
            <Th scope="row" pinned className="max-w-36 min-w-24 md:max-w-56">
              <button
                type="button"
                aria-label={`Watch ${one.itemKey}, repeat ${one.repeat}`}
                className="text-left break-words text-accent hover:underline"
                onClick={() => {
                  onWatch(one);
                }}
              >
                {one.itemKey}
              </button>
            </Th>
            <Td numeric>{one.repeat}</Td>
            <Td className="whitespace-nowrap">{PHASE_WORDS[one.phase]}</Td>
            <Td numeric>{formatCount(one.tokensSoFar)}</Td>
            <Td numeric>{formatDuration(one.elapsedMs)}</Td>
            {runLabel !== null && (
              <Td className="min-w-72 text-ink-muted">{runLabel(one.runId)}</Td>
            )}
            <Td className="whitespace-nowrap text-ink-muted">{one.replica}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

export function keyOf({ workerId, runId, itemId, repeat }: ListedGeneration): string {
  return [workerId, runId, itemId, repeat].join(' ');
}
