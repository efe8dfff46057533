import { Button } from '../../../../components/ui/button.tsx';
import { Field } from '../../../../components/ui/field.tsx';
import { TextInput } from '../../../../components/ui/inputs.tsx';
import type { BackendFieldsProps } from './connection-fields.tsx';

type KeyFieldProps = BackendFieldsProps & {
  /** Whether a key is stored already. */
  hasSecret: boolean;
};

/** Goes one way: a stored key is kept, replaced or removed, and never shown. */
export function KeyField({ form, errors, onChange, hasSecret }: KeyFieldProps) {
  if (hasSecret && form.keyChange !== 'replace')
    return <StoredKey form={form} onChange={onChange} />;
  return (
    <div className="flex items-start gap-2">
      <Field
        label={hasSecret ? 'New key' : 'Key'}
        optional={!hasSecret}
        hint="Sent as a bearer token and stored encrypted; it is never shown again."
        error={errors.secret}
        className="flex-1"
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
      {hasSecret && (
        <Button
          variant="ghost"
          className="mt-6"
          onClick={() => {
            onChange({ keyChange: 'keep', secret: '' });
          }}
        >
          Keep stored key
        </Button>
      )}
    </div>
  );
}

function StoredKey({ form, onChange }: Pick<BackendFieldsProps, 'form' | 'onChange'>) {
  const isKept = form.keyChange === 'keep';
  const change = (keyChange: BackendFieldsProps['form']['keyChange']) => () => {
    onChange({ keyChange, secret: '' });
  };
  return (
    <div role="group" aria-label="Key" className="flex flex-col gap-1">
      <span className="text-sm font-medium">Key</span>
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-sm text-ink-muted">
          {isKept ? 'Stored, and kept.' : 'Will be removed when you save.'}
        </span>
        <Button size="small" onClick={change('replace')}>
          Replace
        </Button>
        <Button size="small" onClick={change(isKept ? 'remove' : 'keep')}>
          {isKept ? 'Remove' : 'Keep'}
        </Button>
      </div>
    </div>
  );
}
