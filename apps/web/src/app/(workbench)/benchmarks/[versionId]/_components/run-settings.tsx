import type { RunDetail } from '@assay/contracts/runs';

import { Panel } from '../../../../../components/ui/card.tsx';
import { prepareRunSettings } from '../prepare-run-settings.ts';

export function RunSettings({ run }: { run: RunDetail }) {
  return (
    <Panel title="How it was run">
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5 text-sm">
        {prepareRunSettings(run).map(({ name, value }) => (
          <div key={name} className="contents">
            <dt className="text-ink-faint">{name}</dt>
            <dd className="min-w-0 break-words tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
