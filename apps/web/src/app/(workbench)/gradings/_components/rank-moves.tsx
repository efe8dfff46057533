import { ArrowDown, ArrowUp } from 'lucide-react';

import type { GradingsPreview, RankMove } from '@assay/contracts/gradings';
import { promptVariantKey } from '@assay/contracts/prompts';

import { Panel } from '../../../../components/ui/card.tsx';
import { EmptyState } from '../../../../components/ui/empty-state.tsx';
import { Table, Td, Th } from '../../../../components/ui/table.tsx';
import { VariantLine } from '../../../../components/ui/variant-line.tsx';
import { variantLabel } from '../../../../format/variant-label.ts';
import { prepareRankMoves } from '../prepare-rank-moves.ts';

/** Which places on the leaderboard would change hands; a place says nothing of how far two are apart. */
export function RankMoves({ preview }: { preview: GradingsPreview }) {
  const { rankMoves: moves } = preview;
  const { title, note } = prepareRankMoves(preview);
  return (
    <Panel
      title="Places on the leaderboard"
      description="By estimate alone: look at the intervals before you make anything of it."
      flush
    >
      {title !== null && <EmptyState title={title}>{note}</EmptyState>}
      {title === null && moves !== null && (
        <>
          <MoveTable moves={moves} />
          {note !== null && <p className="px-4 py-2 text-xs text-ink-muted">{note}</p>}
        </>
      )}
    </Panel>
  );
}

function MoveTable({ moves }: { moves: readonly RankMove[] }) {
  return (
    <Table caption="Checkpoints whose place would change" maxHeightClass="max-h-80">
      <thead>
        <tr>
          <Th pinned className="w-full">
            Checkpoint
          </Th>
          <Th>Benchmark</Th>
          <Th numeric>Now</Th>
          <Th numeric>New</Th>
        </tr>
      </thead>
      <tbody>
        {moves.map((move) => (
          <MoveRow
            key={`${move.versionId}/${move.checkpointId}/${promptVariantKey(move.variant)}`}
            move={move}
          />
        ))}
      </tbody>
    </Table>
  );
}

function MoveRow({ move }: { move: RankMove }) {
  const isUp = move.after < move.before;
  const Arrow = isUp ? ArrowUp : ArrowDown;
  return (
    <tr>
      <Th scope="row" pinned className="max-w-40 min-w-32 break-words md:max-w-80">
        {move.checkpointName}
        <VariantLine label={variantLabel(move.variant)} />
      </Th>
      <Td className="whitespace-nowrap text-ink-muted">{move.benchmarkTitle}</Td>
      <Td numeric>{move.before}</Td>
      <Td numeric className="font-medium">
        <Arrow aria-label={isUp ? 'up to' : 'down to'} className="mr-1 inline size-3.5" />
        {move.after}
      </Td>
    </tr>
  );
}
