'use client';

import {
  MOST_WEAK_RUNS,
  type MeasuredRunInfo,
  type MeasuredVersion,
} from '@assay/contracts/teachable';

import { nameInFull } from '../../../../choice/name-in-full.ts';
import { withChosen } from '../../../../choice/with-chosen.ts';
import { Panel } from '../../../../components/ui/card.tsx';
import { Field, FieldSet } from '../../../../components/ui/field.tsx';
import { Checkbox, Select } from '../../../../components/ui/inputs.tsx';
import { counted } from '../../../../format/counted.ts';
import type { ChosenRuns } from '../chosen-runs.ts';
import { runLabel, runShare, runSize } from '../run-label.ts';
import type { TeachableSearch } from '../search-params.ts';

interface RunsPanelProps {
  versions: readonly MeasuredVersion[];
  versionId: number;
  /** Of that version; undefined: not there yet. */
  runs: readonly MeasuredRunInfo[] | undefined;
  chosen: ChosenRuns;
  onChange: (part: Partial<TeachableSearch>) => void;
}

/** Which benchmark, which run is strong, which are weak. */
export function RunsPanel({ versions, versionId, runs = [], chosen, onChange }: RunsPanelProps) {
  const strong = runs.find(({ runId }) => runId === chosen.strongRunId);
  const strongName = nameInFull(strong && runLabel(strong));
  return (
    <Panel title="Runs" description="Any that are stored, of one benchmark version.">
      <div className="flex flex-col gap-4">
        <Field label="Benchmark">
          <Select
            value={versionId}
            onChange={(event) => {
              onChange({
                version: Number(event.target.value),
                strong: undefined,
                weak: undefined,
              });
            }}
          >
            {versions.map((version) => (
              <option key={version.versionId} value={version.versionId}>
                {version.title} ({version.version}) · {counted(version.items, 'item')} ·{' '}
                {counted(version.runs, 'run')}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label="Strong run"
          hint={
            <>
              {strongName !== null && <span className="block">{strongName}</span>}
              The checkpoint that knows best.
            </>
          }
        >
          <Select
            value={chosen.strongRunId ?? ''}
            onChange={(event) => {
              onChange({ strong: Number(event.target.value) });
            }}
          >
            {runs.map((run) => (
              <option key={run.runId} value={run.runId}>
                {runLabel(run)} · {runShare(run)}
              </option>
            ))}
          </Select>
        </Field>
        <WeakRuns runs={runs} chosen={chosen} onChange={onChange} />
      </div>
    </Panel>
  );
}

type WeakRunsProps = Pick<RunsPanelProps, 'chosen' | 'onChange'> & {
  runs: readonly MeasuredRunInfo[];
};

function WeakRuns({ runs, chosen, onChange }: WeakRunsProps) {
  const others = runs.filter(({ runId }) => runId !== chosen.strongRunId);
  const isFull = chosen.weakRunIds.length >= MOST_WEAK_RUNS;
  return (
    <FieldSet
      legend="Weak runs"
      hint={`Their samples count together, ${MOST_WEAK_RUNS} runs at most.`}
      actions={
        <span className="text-xs text-ink-muted tabular-nums">
          {chosen.weakRunIds.length} chosen
        </span>
      }
    >
      {others.length === 0 && (
        <p className="text-sm text-ink-muted">
          No other run has answered this version: queue one with a weaker checkpoint.
        </p>
      )}
      <ul className="mt-1 flex max-h-80 flex-col gap-2 overflow-y-auto">
        {others.map((run) => {
          const isChosen = chosen.weakRunIds.includes(run.runId);
          return (
            <li key={run.runId}>
              <Checkbox
                label={runLabel(run)}
                hint={<span className="tabular-nums">{runSize(run)}</span>}
                checked={isChosen}
                disabled={isFull && !isChosen}
                onChange={(event) => {
                  const ids = withChosen(chosen.weakRunIds, [run.runId], event.target.checked);
                  onChange({ weak: ids.join('.') });
                }}
              />
            </li>
          );
        })}
      </ul>
    </FieldSet>
  );
}
