import { Field } from '../../../../../components/ui/field.tsx';
import { TextInput } from '../../../../../components/ui/inputs.tsx';
import type { BackendForm, BackendFormErrors } from '../backend-form.ts';

export interface BackendFieldsProps {
  form: BackendForm;
  errors: BackendFormErrors;
  onChange: (part: Partial<BackendForm>) => void;
}

export function ConnectionFields({ form, errors, onChange }: BackendFieldsProps) {
  return (
    <>
      <Field
        label="Base URL"
        hint="The address that the server's own examples use; it usually ends in /v1."
        error={errors.url}
      >
        <TextInput
          type="url"
          inputMode="url"
          placeholder="http://gpu-1:8000/v1"
          autoComplete="off"
          spellCheck={false}
          required
          value={form.url}
          onChange={(event) => {
            onChange({ url: event.target.value });
          }}
        />
      </Field>
      <Field
        label="Key"
        optional
        hint="Sent as a bearer token and stored encrypted; it is never shown again."
        error={errors.secret}
      >
        <TextInput
          type="password"
          autoComplete="off"
          value={form.secret}
          onChange={(event) => {
            onChange({ secret: event.target.value });
          }}
        />
      </Field>
    </>
  );
}
