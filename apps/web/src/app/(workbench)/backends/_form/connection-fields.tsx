import { Plus, X } from 'lucide-react';

import { Button } from '../../../../components/ui/button.tsx';
import { Field } from '../../../../components/ui/field.tsx';
import { TextInput } from '../../../../components/ui/inputs.tsx';
import type { BackendForm, BackendFormErrors } from './backend-form.ts';

export interface BackendFieldsProps {
  form: BackendForm;
  errors: BackendFormErrors;
  onChange: (part: Partial<BackendForm>) => void;
}

/** One address for each replica: all serve the same models. */
export function ReplicaUrlFields({ form, errors, onChange }: BackendFieldsProps) {
  const { urls } = form;
  return (
    <div className="flex flex-col gap-3">
      {urls.map((url, place) => (
        // The place is what an address that is still being typed is known by.
        <div key={place} className="flex items-start gap-2">
          <ReplicaUrlField
            place={place}
            url={url}
            error={errors.urls?.[place]}
            onChange={(changed) => {
              onChange({ urls: urls.with(place, changed) });
            }}
          />
          {urls.length > 1 && (
            <Button
              variant="ghost"
              size="small"
              className="mt-6.5"
              aria-label={`Remove replica ${place + 1}`}
              onClick={() => {
                onChange({ urls: urls.toSpliced(place, 1) });
              }}
            >
              <X aria-hidden className="size-4" />
            </Button>
          )}
        </div>
      ))}
      <Button
        size="small"
        className="self-start"
        onClick={() => {
          onChange({ urls: [...urls, ''] });
        }}
      >
        <Plus aria-hidden className="size-4" />
        Add replica
      </Button>
    </div>
  );
}

interface ReplicaUrlFieldProps {
  place: number;
  url: string;
  error: string | undefined;
  onChange: (url: string) => void;
}

function ReplicaUrlField({ place, url, error, onChange }: ReplicaUrlFieldProps) {
  return (
    <Field
      label={place === 0 ? 'Base URL' : `Replica ${place + 1}`}
      hint={
        place === 0
          ? "The address that the server's own examples use; it usually ends in /v1."
          : undefined
      }
      error={error}
      className="flex-1"
    >
      <TextInput
        type="url"
        inputMode="url"
        placeholder="http://gpu-1:8000/v1"
        autoComplete="off"
        spellCheck={false}
        required
        value={url}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
    </Field>
  );
}
