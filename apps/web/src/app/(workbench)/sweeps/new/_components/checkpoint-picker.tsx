'use client';

import { useState } from 'react';

import type { Checkpoint } from '@assay/contracts/checkpoints';

import {
  filterCheckpoints,
  UNFILTERED,
  type CheckpointFilter,
} from '../../../../../choice/filter-checkpoints.ts';
import { withChosen } from '../../../../../choice/with-chosen.ts';
import { CheckpointFilterRow } from '../../../../../components/checkpoints/checkpoint-filter-row.tsx';
import { ButtonLink } from '../../../../../components/ui/button.tsx';
import { Panel } from '../../../../../components/ui/card.tsx';
import { EmptyState } from '../../../../../components/ui/empty-state.tsx';
import { FieldSet } from '../../../../../components/ui/field.tsx';
import { Checkbox } from '../../../../../components/ui/inputs.tsx';
import { ChooseShown } from './choose-shown.tsx';

interface CheckpointPickerProps {
  checkpoints: readonly Checkpoint[];
  chosen: readonly number[];
  error: string | undefined;
  onChange: (ids: number[]) => void;
}

export function CheckpointPicker({ checkpoints, chosen, error, onChange }: CheckpointPickerProps) {
  const [filter, setFilter] = useState<CheckpointFilter>(UNFILTERED);
  if (checkpoints.length === 0) return <NoCheckpoints />;
  const shown = filterCheckpoints(checkpoints, filter);
  const shownIds = shown.map(({ id }) => id);
  return (
    <Panel>
      <FieldSet
        legend="Checkpoints"
        error={error}
        actions={<ChooseShown shown={shownIds} chosen={chosen} onChange={onChange} />}
      >
        <CheckpointFilterRow checkpoints={checkpoints} filter={filter} onChange={setFilter} />
        <ul className="-mx-1 mt-1 -mb-1 flex max-h-72 flex-col gap-2 overflow-y-auto p-1 lg:h-72">
          {shown.map((checkpoint) => (
            <li key={checkpoint.id}>
              <Checkbox
                label={<span className="break-words">{checkpoint.name}</span>}
                hint={[checkpoint.family, checkpoint.backendName].filter(Boolean).join(' · ')}
                checked={chosen.includes(checkpoint.id)}
                onChange={(event) => {
                  onChange(withChosen(chosen, [checkpoint.id], event.target.checked));
                }}
              />
            </li>
          ))}
          {shown.length === 0 && (
            <li className="text-sm text-ink-faint">No checkpoint fits the filter.</li>
          )}
        </ul>
      </FieldSet>
    </Panel>
  );
}

function NoCheckpoints() {
  return (
    <Panel title="Checkpoints">
      <EmptyState
        title="No checkpoint yet"
        action={<ButtonLink href="/checkpoints">Add a checkpoint</ButtonLink>}
      >
        A checkpoint is a model as it is evaluated: a name on a backend.
      </EmptyState>
    </Panel>
  );
}
