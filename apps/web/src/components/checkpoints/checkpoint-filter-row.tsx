import type { Checkpoint } from '@assay/contracts/checkpoints';

import { filterChoices, type CheckpointFilter } from '../../choice/filter-checkpoints.ts';
import { Select, TextInput } from '../ui/inputs.tsx';

interface CheckpointFilterRowProps {
  checkpoints: readonly Checkpoint[];
  filter: CheckpointFilter;
  onChange: (filter: CheckpointFilter) => void;
}

/** Narrows a list of checkpoints by name, family and backend. */
export function CheckpointFilterRow(props: CheckpointFilterRowProps) {
  const { checkpoints, filter, onChange } = props;
  const { families, backends } = filterChoices(checkpoints);
  return (
    <div className="grid grid-cols-2 gap-2 md:grid-cols-[minmax(9rem,1fr)_minmax(0,10rem)_minmax(0,10rem)]">
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
