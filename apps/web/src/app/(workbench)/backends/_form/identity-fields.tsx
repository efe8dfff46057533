import type { Dialect } from '@assay/contracts/backends';
import { dialectName } from '@assay/contracts/dialect-name';

import { Field } from '../../../../components/ui/field.tsx';
import { NumberInput, Select, TextInput } from '../../../../components/ui/inputs.tsx';
import { DIALECT_CHOICES, type BackendForm } from './backend-form.ts';
import type { BackendFieldsProps } from './connection-fields.tsx';

type IdentityFieldsProps = BackendFieldsProps & {
  /** What the servers were found to speak; null: nobody has asked, or none answered. */
  probed: Dialect | null;
};

export function IdentityFields({ form, errors, onChange, probed }: IdentityFieldsProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <Field label="Name" hint="How it is called in sweeps and tables." error={errors.name}>
        <TextInput
          autoComplete="off"
          required
          value={form.name}
          onChange={(event) => {
            onChange({ name: event.target.value });
          }}
        />
      </Field>
      <Field
        label="Dialect"
        hint="Which parameters it takes, and what its errors mean."
        error={errors.dialect}
      >
        <Select
          value={form.dialect}
          onChange={(event) => {
            onChange({ dialect: event.target.value as BackendForm['dialect'] });
          }}
        >
          {DIALECT_CHOICES.map((dialect) => (
            <option key={dialect} value={dialect}>
              {dialect === 'probed' ? asProbed(probed) : dialectName(dialect)}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label="Limit per replica"
        hint="Requests in flight at most, of all workers together."
        error={errors.maxConcurrency}
      >
        <NumberInput
          min={1}
          max={4096}
          required
          value={form.maxConcurrency}
          onChange={(maxConcurrency) => {
            onChange({ maxConcurrency });
          }}
        />
      </Field>
    </div>
  );
}

function asProbed(probed: Dialect | null): string {
  return probed === null ? 'As probed' : `As probed: ${dialectName(probed)}`;
}
