import { Field } from '../../../../../components/ui/field.tsx';
import { NumberInput, TextInput } from '../../../../../components/ui/inputs.tsx';
import type { BackendFieldsProps } from './connection-fields.tsx';

export function IdentityFields({ form, errors, onChange }: BackendFieldsProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
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
        label="Requests at once"
        hint="The most that Assay sends to it at the same time."
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
