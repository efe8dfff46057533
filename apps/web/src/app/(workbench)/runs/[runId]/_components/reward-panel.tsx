import type { RunStatistics } from '@assay/contracts/statistics/run-statistics';

import { CurveChart } from '../../../../../charts/marks/curve-chart.tsx';
import { prepareRewardCurve } from '../../../../../charts/prepare/prepare-reward-curve.ts';
import { Panel } from '../../../../../components/ui/card.tsx';
import { prepareReward } from '../prepare-reward.ts';
import { FigureStat } from './figure-stat.tsx';
import { Notes } from './notes.tsx';

/** What the length-aware reward of the report would have given this run. */
export function RewardPanel({ statistics }: { statistics: RunStatistics }) {
  const { reward, level } = statistics;
  const { mean, parameters, notes } = prepareReward(reward);
  return (
    <Panel
      title="Outcome reward"
      description="The length-aware accuracy reward of the Phi-4-reasoning report (section 4.1, figure 6), with its parameters."
    >
      <div className="grid gap-x-8 gap-y-4 xl:grid-cols-[1fr_20rem]">
        <div className="min-w-0">
          <CurveChart model={prepareRewardCurve(reward, level)} />
        </div>
        <div>
          <dl>
            <FigureStat
              label="Mean accuracy reward"
              figure={mean}
              unit="of −1 … 1"
              detail="before its weight"
            />
          </dl>
          <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-xs tabular-nums">
            {parameters.map(({ name, value }) => (
              <div key={name} className="contents">
                <dt className="text-ink-faint">{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </div>
      </div>
      <Notes notes={notes} />
    </Panel>
  );
}
