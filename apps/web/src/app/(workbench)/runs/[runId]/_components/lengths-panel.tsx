import type { RunStatistics } from '@assay/contracts/statistics/run-statistics';

import { methodLine } from '../../../../../charts/prepare/figure-text.ts';
import { Panel } from '../../../../../components/ui/card.tsx';
import { Table, Td, Th } from '../../../../../components/ui/table.tsx';
import { prepareLengths, QUANTILE_NAMES, type LengthRow } from '../prepare-lengths.ts';
import { FigureCell } from './figure-cell.tsx';
import { FigureStat } from './figure-stat.tsx';
import { Notes } from './notes.tsx';

/** How long replies are, and what the limit cut off. */
export function LengthsPanel({ statistics }: { statistics: RunStatistics }) {
  const { lengths, level } = statistics;
  const { rows, figures, truncation, warning, notes } = prepareLengths(lengths);
  return (
    <Panel title="Lengths" description="Completion tokens, with the interval below." flush>
      <LengthTable rows={rows} />
      <div className="border-t border-line p-4">
        <dl className="grid grid-cols-1 gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
          {[...figures, ...truncation].map((figure) => (
            <FigureStat key={figure.label} {...figure} />
          ))}
        </dl>
        {warning !== null && (
          <p className="mt-4 rounded-md bg-notice-soft px-3 py-2 text-sm text-notice">{warning}</p>
        )}
        <Notes notes={[...notes, methodLine(lengths, level)]} />
      </div>
    </Panel>
  );
}

/** A blank of one line where there is none, so that counts stand beside figures and not beside intervals. */
function SampleNotes({ notes }: { notes: readonly string[] }) {
  const lines = notes.length === 0 ? ['\u00a0'] : notes;
  return lines.map((note) => (
    <span key={note} className="block text-xs text-ink-faint">
      {note}
    </span>
  ));
}

function LengthTable({ rows }: { rows: readonly LengthRow[] }) {
  return (
    <Table caption="Tokens by kind and by verdict" maxHeightClass="">
      <thead>
        <tr>
          <Th pinned>Tokens</Th>
          <Th numeric>n (samples)</Th>
          <Th numeric>Mean</Th>
          {QUANTILE_NAMES.map((name) => (
            <Th key={name} numeric>
              {name}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <Th scope="row" pinned>
              {row.name}
            </Th>
            <Td numeric>
              <span className="block">{row.samples}</span>
              <SampleNotes notes={[row.unknown, row.estimated].filter((note) => note !== null)} />
            </Td>
            <FigureCell figure={row.mean} />
            {row.quantiles.map((figure, index) => (
              <FigureCell key={QUANTILE_NAMES[index] ?? index} figure={figure} />
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
