import type { RunDetail } from '@assay/contracts/runs';

import { IntervalBar } from '../../../../../charts/marks/interval-bar.tsx';
import { Panel } from '../../../../../components/ui/card.tsx';
import { Stat } from '../../../../../components/ui/stat.tsx';
import { Table, Td, Th } from '../../../../../components/ui/table.tsx';
import { prepareHeadline, type ScoreRowModel } from '../prepare-headline.ts';

/** Accuracy, what could not be judged beside it, named scores, and who judged. */
export function RunHeadline({ run }: { run: RunDetail }) {
  const { figures, scores, grading } = prepareHeadline(run);
  return (
    <Panel flush>
      <div className="p-4">
        <dl className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-3 xl:grid-cols-5">
          {figures.map((figure) => (
            <Stat key={figure.label} {...figure} />
          ))}
        </dl>
        <p className="mt-3 text-xs break-words text-ink-muted">{grading}</p>
      </div>
      {scores.length > 0 && (
        <div className="border-t border-line">
          <ScoreTable scores={scores} />
        </div>
      )}
    </Panel>
  );
}

function ScoreTable({ scores }: { scores: readonly ScoreRowModel[] }) {
  return (
    <Table caption="Named scores of this run" maxHeightClass="max-h-96">
      <thead>
        <tr>
          <Th pinned>Score</Th>
          <Th numeric>Mean (%)</Th>
          <Th className="w-full min-w-40">
            <span className="flex justify-between font-normal">
              <span>0 %</span>
              <span>100 %</span>
            </span>
          </Th>
          <Th numeric>95 % interval</Th>
          <Th numeric>± over repeats</Th>
          <Th numeric>n (samples)</Th>
        </tr>
      </thead>
      <tbody>
        {scores.map((score) => (
          <tr key={score.name}>
            <Th scope="row" pinned className="max-w-36 break-words md:max-w-80 md:min-w-44">
              {score.name}
            </Th>
            <Td numeric className="font-medium">
              {score.estimate}
            </Td>
            <Td>
              <IntervalBar cell={score.interval} />
            </Td>
            <Td numeric title={score.interval.reason ?? undefined}>
              {score.bounds}
            </Td>
            <Td numeric>{score.spread}</Td>
            <Td numeric>{score.samples}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
