import type { InFlightOverview, InFlightPhase } from '@assay/contracts/in-flight';

import { Button } from '../components/ui/button.tsx';
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
          <Th>Item</Th>
          <Th numeric>Repeat</Th>
          {runLabel !== null && <Th>Run</Th>}
          <Th>Phase</Th>
          <Th numeric>
            <span title="Pieces of text; servers send about one for each token.">
              Tokens, about
            </span>
          </Th>
          <Th numeric>For</Th>
          <Th>Replica</Th>
          <Th>
            <span className="sr-only">Watch</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {generations.map((one) => (
          <tr key={keyOf(one)}>
            <Th scope="row" className="max-w-56 break-words">
              {one.itemKey}
            </Th>
            <Td numeric>{one.repeat}</Td>
            {runLabel !== null && <Td className="text-ink-muted">{runLabel(one.runId)}</Td>}
            <Td className="whitespace-nowrap">{PHASE_WORDS[one.phase]}</Td>
            <Td numeric>{formatCount(one.tokensSoFar)}</Td>
            <Td numeric>{formatDuration(one.elapsedMs)}</Td>
            <Td className="whitespace-nowrap text-ink-muted">{one.replica}</Td>
            <Td align="right">
              <Button
                size="small"
                aria-label={`Watch ${one.itemKey}, repeat ${one.repeat}`}
                onClick={() => {
                  onWatch(one);
                }}
              >
                Watch
              </Button>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

export function keyOf({ workerId, runId, itemId, repeat }: ListedGeneration): string {
  return [workerId, runId, itemId, repeat].join(' ');
}
