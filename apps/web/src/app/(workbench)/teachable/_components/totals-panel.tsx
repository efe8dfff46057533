import type { Teachable } from '@assay/contracts/teachable';

import { AgreementHistogram } from '../../../../charts/marks/agreement-histogram.tsx';
import { prepareAgreementHistogram } from '../../../../charts/prepare/prepare-agreement-histogram.ts';
import { Panel } from '../../../../components/ui/card.tsx';
import { Stat } from '../../../../components/ui/stat.tsx';
import { prepareTotals } from '../prepare-teachable.ts';

/** How many are kept, why the others are not, and where all lie. */
export function TotalsPanel({ teachable }: { teachable: Teachable }) {
  const totals = prepareTotals(teachable);
  const { weakLow, weakHigh } = teachable.thresholds;
  const histogram = prepareAgreementHistogram({
    bins: teachable.histogram,
    range: { lowFraction: weakLow, highFraction: weakHigh },
    items: teachable.totals.items,
  });
  return (
    <Panel title="Items by weak agreement">
      <div className="flex flex-col gap-4">
        <div role="status">
          <dl className="grid grid-cols-2 gap-x-6 gap-y-3">
            <Stat label="Kept" value={totals.kept} detail={totals.keptOf} />
            {totals.leftOut.map(({ reason, items }) => (
              <Stat key={reason} label={reason} value={items} className="text-ink-muted" />
            ))}
          </dl>
        </div>
        <AgreementHistogram model={histogram} />
        {totals.notes.map((note) => (
          <p key={note} className="text-xs text-notice">
            {note}
          </p>
        ))}
      </div>
    </Panel>
  );
}
