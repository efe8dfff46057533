import { clsx } from 'clsx';

import type { RunStatistics } from '@assay/contracts/statistics/run-statistics';

import { Panel } from '../../../../../components/ui/card.tsx';
import { EmptyState } from '../../../../../components/ui/empty-state.tsx';
import { Field } from '../../../../../components/ui/field.tsx';
import { FigureText } from '../../../../../components/ui/figure-text.tsx';
import { NumberInput } from '../../../../../components/ui/inputs.tsx';
import { Table, Td, Th } from '../../../../../components/ui/table.tsx';
import { preparePlanning, type DesignRow } from '../prepare-planning.ts';
import { Notes } from './notes.tsx';

interface PlanningPanelProps {
  statistics: RunStatistics;
  /** Completion tokens of one GPU in a second. */
  rate: number | undefined;
  onRate: (rate: number | undefined) => void;
}

/** What more repeats would bring, and cost. */
export function PlanningPanel({ statistics, rate, onRate }: PlanningPanelProps) {
  const { rows, sentences, notes } = preparePlanning(statistics.planning, {
    repeats: statistics.accuracy.repeats,
    tokensPerSecond: rate ?? null,
  });
  return (
    <Panel title="Planning" description="What other numbers of repeats would show, and cost." flush>
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3 p-4">
        <ul className="max-w-[90ch] min-w-0 flex-1 basis-96 text-sm">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <Field
          label="Tokens per second"
          hint="Completion tokens of one GPU, all requests together."
          className="w-56"
          optional
        >
          <NumberInput
            min={1}
            value={rate ?? null}
            onChange={(next) => {
              onRate(next !== null && next > 0 ? next : undefined);
            }}
          />
        </Field>
      </div>
      {rows.length === 0 ? (
        <EmptyState title="Nothing to plan from: no sample has a verdict yet" />
      ) : (
        <div className="border-y border-line">
          <DesignTable rows={rows} />
        </div>
      )}
      <div className="px-4 pb-4">
        <Notes notes={notes} />
      </div>
    </Panel>
  );
}

function DesignTable({ rows }: { rows: readonly DesignRow[] }) {
  return (
    <Table caption="Designs by repeats" maxHeightClass="">
      <thead>
        <tr>
          <Th pinned>Repeats</Th>
          <Th numeric title="Half width of the interval, in points">
            ± these questions
          </Th>
          <Th numeric title="Half width of the interval, in points">
            ± new questions
          </Th>
          <Th numeric title="The smallest difference of two checkpoints that is found, in points">
            Detectable, these
          </Th>
          <Th numeric title="The smallest difference of two checkpoints that is found, in points">
            Detectable, new
          </Th>
          <Th numeric>Samples</Th>
          <Th numeric>Tokens</Th>
          <Th numeric>GPU time</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.repeats} className={clsx(row.isOwn && 'font-medium')}>
            <Th
              scope="row"
              pinned
              className={clsx('whitespace-nowrap', row.isOwn && 'font-medium')}
            >
              <span className="inline-block w-[4ch] text-right">{row.repeats}</span>
              {row.isOwn && <span className="ml-2 text-xs text-ink-faint">this run</span>}
            </Th>
            <Td numeric>
              <FigureText {...row.halfWidthSame} />
            </Td>
            <Td numeric>
              <FigureText {...row.halfWidthNew} />
            </Td>
            <Td numeric>
              <FigureText {...row.detectableSame} />
            </Td>
            <Td numeric>
              <FigureText {...row.detectableNew} />
            </Td>
            <Td numeric>{row.samples}</Td>
            <Td numeric>
              <FigureText {...row.tokens} />
            </Td>
            <Td numeric>
              <FigureText {...row.gpuTime} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
