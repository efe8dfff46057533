import { useId } from 'react';

import type { Cell } from '@assay/contracts/cells';
import type { RunStatistics } from '@assay/contracts/statistics/run-statistics';

import { PartBar } from '../../../../../charts/marks/part-bar.tsx';
import { prepareVarianceSplit } from '../../../../../charts/prepare/prepare-variance-split.ts';
import { Panel } from '../../../../../components/ui/card.tsx';
import { Stat } from '../../../../../components/ui/stat.tsx';
import { prepareAccuracy, type CellCount } from '../prepare-accuracy.ts';
import { Notes } from './notes.tsx';

/** The mean with its three errors, where the variance comes from, and what the cells were. */
export function AccuracyPanel({ statistics, cell }: { statistics: RunStatistics; cell: Cell }) {
  const { figures, counts, notes } = prepareAccuracy(statistics, cell);
  return (
    <Panel title="Accuracy" description="Three errors that answer three questions.">
      <dl className="grid grid-cols-1 gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-5">
        {figures.map((figure) => (
          <Stat key={figure.label} {...figure} />
        ))}
      </dl>
      <div className="mt-5 grid gap-x-10 gap-y-5 lg:grid-cols-2">
        <VarianceSplit accuracy={statistics.accuracy} />
        <CellCounts counts={counts} />
      </div>
      <Notes notes={notes} />
    </Panel>
  );
}

function VarianceSplit({ accuracy }: { accuracy: RunStatistics['accuracy'] }) {
  const id = useId();
  const model = prepareVarianceSplit(accuracy);
  return (
    <div className="min-w-0">
      <h3 className="mb-1.5 text-xs font-medium text-ink-muted">
        Where the variance of a single sample comes from
      </h3>
      <PartBar model={model} id={id} />
      <dl className="mt-1.5 grid grid-cols-[auto_auto_1fr] gap-x-3 gap-y-0.5 text-xs tabular-nums">
        {model.parts.map(({ name, share, variance, meaning }) => (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd className="text-right">
              {share} % ({variance})
            </dd>
            <dd className="text-ink-faint">{meaning}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function CellCounts({ counts }: { counts: readonly CellCount[] }) {
  return (
    <div className="min-w-0">
      <h3 className="mb-1.5 text-xs font-medium text-ink-muted">What the cells are</h3>
      <dl className="grid grid-cols-[auto_auto_auto_1fr] gap-x-4 gap-y-0.5 text-sm tabular-nums">
        {counts.map(({ name, count, share }) => (
          <div key={name} className="contents">
            <dt className="text-ink-muted">{name}</dt>
            <dd className="text-right">{count}</dd>
            <dd className="text-right text-ink-faint">{share} %</dd>
            <dd />
          </div>
        ))}
      </dl>
    </div>
  );
}
