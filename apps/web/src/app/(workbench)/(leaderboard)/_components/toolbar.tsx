import { Download } from 'lucide-react';

import type { SweepSummary } from '@assay/contracts/sweeps';

import { buttonClass } from '../../../../components/ui/button-class.ts';
import { Checkbox, Select } from '../../../../components/ui/inputs.tsx';
import { leaderboardCsvPath, REPORTED_CSV_PATH, samplesCsvPath } from '../../../../url/routes.ts';

interface SweepFilterProps {
  sweeps: readonly SweepSummary[];
  sweepId: number | undefined;
  onChange: (sweepId: number | undefined) => void;
}

export function SweepFilter({ sweeps, sweepId, onChange }: SweepFilterProps) {
  return (
    <label className="flex w-96 max-w-full items-center gap-2 text-sm">
      <span className="text-ink-muted">Sweep</span>
      <Select
        value={sweepId ?? ''}
        onChange={(event) => {
          const { value } = event.target;
          onChange(value === '' ? undefined : Number(value));
        }}
      >
        <option value="">All: newest completed run of every cell</option>
        {sweeps.map((sweep) => (
          <option key={sweep.id} value={sweep.id}>
            {sweep.name}
          </option>
        ))}
      </Select>
    </label>
  );
}

interface ReportedSwitchProps {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

export function ReportedSwitch({ isOn, onChange }: ReportedSwitchProps) {
  return (
    <Checkbox
      label="Reported scores"
      checked={isOn}
      onChange={(event) => {
        onChange(event.target.checked);
      }}
    />
  );
}

interface DownloadsProps {
  sweepId: number | undefined;
  /** Numbers from the literature are a file of their own: the leaderboard's has none. */
  withReported: boolean;
}

/** Plain links: the browser saves what the server streams. */
export function Downloads({ sweepId, withReported }: DownloadsProps) {
  return (
    <>
      <a href={leaderboardCsvPath({ sweepId })} download className={buttonClass({})}>
        <Download aria-hidden className="size-3.5" />
        Download leaderboard CSV
      </a>
      <a href={samplesCsvPath({ sweepId })} download className={buttonClass({})}>
        <Download aria-hidden className="size-3.5" />
        Download samples CSV
      </a>
      {withReported && (
        <a href={REPORTED_CSV_PATH} download className={buttonClass({})}>
          <Download aria-hidden className="size-3.5" />
          Download reported CSV
        </a>
      )}
    </>
  );
}
