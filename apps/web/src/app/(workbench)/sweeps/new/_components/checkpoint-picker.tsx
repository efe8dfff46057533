'use client';

import { useState } from 'react';

import type { Checkpoint } from '@assay/contracts/checkpoints';

import { withChosen } from '../../../../../choice/with-chosen.ts';
import { ButtonLink } from '../../../../../components/ui/button.tsx';
import { Panel } from '../../../../../components/ui/card.tsx';
import { EmptyState } from '../../../../../components/ui/empty-state.tsx';
import { FieldSet } from '../../../../../components/ui/field.tsx';
import { Checkbox, Select, TextInput } from '../../../../../components/ui/inputs.tsx';
import { filterCheckpoints, filterChoices, type CheckpointFilter } from '../filter-checkpoints.ts';
import { ChooseShown } from './choose-shown.tsx';

interface CheckpointPickerProps {
  checkpoints: readonly Checkpoint[];
  chosen: readonly number[];
  error: string | undefined;
  onChange: (ids: number[]) => void;
}

export function CheckpointPicker({ checkpoints, chosen, error, onChange }: CheckpointPickerProps) {
  const [filter, setFilter] = useState<CheckpointFilter>({ text: '', family: '', backend: '' });
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
        <FilterRow checkpoints={checkpoints} filter={filter} onChange={setFilter} />
        <ul className="mt-2 flex max-h-72 flex-col gap-2 overflow-y-auto lg:h-72">
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

interface FilterRowProps {
  checkpoints: readonly Checkpoint[];
  filter: CheckpointFilter;
  onChange: (filter: CheckpointFilter) => void;
}

function FilterRow({ checkpoints, filter, onChange }: FilterRowProps) {
  const { families, backends } = filterChoices(checkpoints);
  return (
    <div className="grid grid-cols-2 gap-2 md:grid-cols-[1fr_auto_auto]">
      <TextInput
        aria-label="Filter checkpoints by name"
        placeholder="Filter by name"
        className="col-span-2 md:col-span-1"
        value={filter.text}
        onChange={(event) => {
          onChange({ ...filter, text: event.target.value });
        }}
      />
      <ChoiceSelect
        label="Family"
        any="Any family"
        choices={families}
        value={filter.family}
        onChange={(family) => {
          onChange({ ...filter, family });
        }}
      />
      <ChoiceSelect
        label="Backend"
        any="Any backend"
        choices={backends}
        value={filter.backend}
        onChange={(backend) => {
          onChange({ ...filter, backend });
        }}
      />
    </div>
  );
}

interface ChoiceSelectProps {
  label: string;
  any: string;
  choices: readonly string[];
  value: string;
  onChange: (value: string) => void;
}

function ChoiceSelect({ label, any, choices, value, onChange }: ChoiceSelectProps) {
  return (
    <Select
      aria-label={`Filter checkpoints by ${label.toLowerCase()}`}
      value={value}
      onChange={(event) => {
        onChange(event.target.value);
      }}
    >
      <option value="">{any}</option>
      {choices.map((choice) => (
        <option key={choice}>{choice}</option>
      ))}
    </Select>
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
