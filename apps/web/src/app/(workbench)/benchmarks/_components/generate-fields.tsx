import type { BenchmarkFamilyInfo } from '@assay/contracts/benchmarks';

import { withChosen } from '../../../../choice/with-chosen.ts';
import { Button } from '../../../../components/ui/button.tsx';
import { Field, FieldSet } from '../../../../components/ui/field.tsx';
import { Checkbox, NumberInput, Select, TextInput } from '../../../../components/ui/inputs.tsx';
import type { GenerateErrors, GenerateForm } from '../generate-form.ts';

interface GenerateFieldsProps {
  families: readonly BenchmarkFamilyInfo[];
  form: GenerateForm;
  errors: GenerateErrors;
  onChange: (part: Partial<GenerateForm>) => void;
}

export function GenerateFields({ families, form, errors, onChange }: GenerateFieldsProps) {
  const family = families.find(({ name }) => name === form.family);
  return (
    <>
      <Field label="Family" hint={family?.description} error={errors.family}>
        <Select
          value={form.family}
          onChange={(event) => {
            onChange({ family: event.target.value, levels: [] });
          }}
        >
          {families.map(({ name, title }) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </Select>
      </Field>
      <div className="grid grid-cols-2 gap-4">
        <Field label="Seed" hint="The same seed makes the same items." error={errors.seed}>
          <TextInput
            value={form.seed}
            onChange={(event) => {
              onChange({ seed: event.target.value });
            }}
          />
        </Field>
        <Field label="Items per level" error={errors.itemsPerLevel}>
          <NumberInput
            value={form.itemsPerLevel}
            min="1"
            onChange={(itemsPerLevel) => {
              onChange({ itemsPerLevel });
            }}
          />
        </Field>
      </div>
      <LevelChoice
        levels={family?.levels ?? []}
        chosen={form.levels}
        error={errors.levels}
        onChange={(levels) => {
          onChange({ levels });
        }}
      />
    </>
  );
}

interface LevelChoiceProps {
  levels: BenchmarkFamilyInfo['levels'];
  chosen: readonly number[];
  error: string | undefined;
  onChange: (levels: number[]) => void;
}

function LevelChoice({ levels, chosen, error, onChange }: LevelChoiceProps) {
  const all = levels.map(({ level }) => level);
  const isAll = all.every((level) => chosen.includes(level));
  return (
    <FieldSet
      legend="Levels"
      error={error}
      actions={
        <Button
          size="small"
          variant="ghost"
          onClick={() => {
            onChange(isAll ? [] : all);
          }}
        >
          {isAll ? 'Clear all' : 'Select all'}
        </Button>
      }
    >
      <ul className="grid max-h-56 grid-cols-1 gap-2 overflow-y-auto sm:grid-cols-2">
        {levels.map(({ level, description }) => (
          <li key={level}>
            <Checkbox
              label={`Level ${level}`}
              hint={description}
              checked={chosen.includes(level)}
              onChange={(event) => {
                onChange(withChosen(chosen, [level], event.target.checked));
              }}
            />
          </li>
        ))}
      </ul>
    </FieldSet>
  );
}
