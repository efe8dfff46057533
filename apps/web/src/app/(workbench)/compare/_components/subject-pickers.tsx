import { ArrowLeftRight } from 'lucide-react';

import { nameInFull } from '../../../../choice/name-in-full.ts';
import { Button } from '../../../../components/ui/button.tsx';
import { Field } from '../../../../components/ui/field.tsx';
import { NumberInput, Select } from '../../../../components/ui/inputs.tsx';
import type { SubjectOption } from '../prepare-subjects.ts';
import type { CompareSearch } from '../search-params.ts';

interface SubjectPickersProps {
  options: readonly SubjectOption[];
  search: CompareSearch;
  onChange: (change: Partial<CompareSearch>) => void;
}

/** Who is compared with whom, and which difference would not matter. */
export function SubjectPickers({ options, search, onChange }: SubjectPickersProps) {
  return (
    <div className="grid items-start gap-x-3 gap-y-2 sm:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)_11rem]">
      <SubjectSelect
        label="First"
        options={options}
        value={search.first}
        onChange={(first) => {
          onChange({ first });
        }}
      />
      <Button
        aria-label="Swap"
        title="Swap first and second"
        // Beside the pickers, below the height of their labels.
        className="w-fit sm:mt-6"
        onClick={() => {
          onChange({ first: search.second, second: search.first });
        }}
      >
        <ArrowLeftRight aria-hidden className="size-4" />
      </Button>
      <SubjectSelect
        label="Second"
        options={options}
        value={search.second}
        onChange={(second) => {
          onChange({ second });
        }}
      />
      <Field label="Too small to matter" optional>
        <span className="flex items-center gap-2">
          <span className="text-ink-muted">±</span>
          <NumberInput
            aria-label="Too small to matter, in points"
            min={0.1}
            max={100}
            step={0.1}
            value={search.delta ?? null}
            onChange={(delta) => {
              onChange({ delta: delta !== null && delta > 0 && delta <= 100 ? delta : undefined });
            }}
          />
          <span className="text-ink-muted">points</span>
        </span>
      </Field>
    </div>
  );
}

interface SubjectSelectProps {
  label: string;
  options: readonly SubjectOption[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

function SubjectSelect({ label, options, value, onChange }: SubjectSelectProps) {
  const chosen = options.find((option) => option.value === value);
  const isKnown = value === undefined || chosen !== undefined;
  return (
    <Field label={label} hint={nameInFull(chosen?.name)}>
      <Select
        value={value ?? ''}
        onChange={(event) => {
          onChange(event.target.value === '' ? undefined : event.target.value);
        }}
      >
        <option value="">Choose a checkpoint</option>
        {!isKnown && <option value={value}>Not measured here</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}
