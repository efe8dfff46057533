import { clsx } from 'clsx';

import type { GradingsPreview } from '@assay/contracts/gradings';
import { OUTCOMES } from '@assay/contracts/runs';

import { OutcomeBadge } from '../../../../components/ui/badge.tsx';
import { Panel } from '../../../../components/ui/card.tsx';
import { ProgressBar } from '../../../../components/ui/progress-bar.tsx';
import { Table, Td, Th } from '../../../../components/ui/table.tsx';
import { formatCount } from '../../../../format/numbers.ts';
import { preparePreview, type MatrixRowModel } from '../prepare-preview.ts';

/** How far it is, how many verdicts change, and from what to what. */
export function VerdictChanges({ preview }: { preview: GradingsPreview }) {
  const { headline, caveat, matrix, graded, samples, isComplete } = preparePreview(preview);
  return (
    <Panel title="Verdicts" flush>
      <div className="flex flex-col gap-2 p-4">
        {!isComplete && (
          <div className="flex items-center gap-3 text-xs text-ink-muted tabular-nums">
            <ProgressBar
              label="Samples graded"
              total={samples}
              segments={[{ tone: 'done', label: 'graded', count: graded }]}
            />
            <span className="shrink-0">
              {formatCount(graded)} of {formatCount(samples)}
            </span>
          </div>
        )}
        <p className="text-base font-medium" role="status">
          {headline}
        </p>
        {caveat !== null && <p className="text-xs text-ink-muted">{caveat}</p>}
      </div>
      <div className="border-t border-line">
        <ChangeMatrix matrix={matrix} />
      </div>
    </Panel>
  );
}

function ChangeMatrix({ matrix }: { matrix: readonly MatrixRowModel[] }) {
  return (
    <Table caption="Samples by current and new verdict">
      <thead>
        <tr>
          <Th aria-label="Current verdict; the new one in the columns">Now ↓ new →</Th>
          {OUTCOMES.map((outcome) => (
            <Th key={outcome} numeric>
              <OutcomeBadge outcome={outcome} compact className="md:hidden" />
              <OutcomeBadge outcome={outcome} className="max-md:hidden" />
            </Th>
          ))}
          <Th numeric>All</Th>
        </tr>
      </thead>
      <tbody>
        {matrix.map(({ from, cells, total }) => (
          <tr key={from}>
            <Th scope="row">
              <OutcomeBadge outcome={from} className="align-middle" />
            </Th>
            {cells.map(({ to, text, kind }) => (
              <Td
                key={to}
                numeric
                className={clsx(
                  kind === 'none' && 'text-ink-faint',
                  kind === 'same' && 'text-ink-muted',
                  kind === 'changed' && 'bg-notice-soft font-semibold text-ink',
                )}
              >
                {text}
              </Td>
            ))}
            <Td numeric className="text-ink-muted">
              {total}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
