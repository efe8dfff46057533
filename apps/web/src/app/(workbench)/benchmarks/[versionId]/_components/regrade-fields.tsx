'use client';

import { PROFILE_NAMES } from '@assay/eval-core/math/profiles';

import { Field, FieldSet } from '../../../../../components/ui/field.tsx';
import { Radio, Select, TextArea } from '../../../../../components/ui/inputs.tsx';
import { counted } from '../../../../../format/counted.ts';
import {
  PROFILE_HINTS,
  profileNamed,
  type RegradeForm,
  type RegradeSubject,
} from '../regrade-form.ts';

interface RegradeFieldsProps {
  subject: RegradeSubject;
  form: RegradeForm;
  onChange: (part: Partial<RegradeForm>) => void;
}

export function RegradeFields({ subject, form, onChange }: RegradeFieldsProps) {
  return (
    <>
      {subject.runIds.length > 1 && (
        <ScopeField scope={form.scope} runs={subject.runIds.length} onChange={onChange} />
      )}
      {form.profile !== null && (
        <Field label="Profile" hint={PROFILE_HINTS[form.profile]}>
          <Select
            value={form.profile}
            onChange={(event) => {
              onChange({ profile: profileNamed(event.target.value) });
            }}
          >
            {PROFILE_NAMES.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </Select>
        </Field>
      )}
      {!subject.isGenerated && (
        <Field
          label={form.profile === null ? 'Parameters' : 'Other parameters'}
          optional
          hint="As JSON, for all items; an item's own parameters win."
        >
          <TextArea
            rows={2}
            spellCheck={false}
            className="font-mono"
            value={form.params}
            onChange={(event) => {
              onChange({ params: event.target.value });
            }}
          />
        </Field>
      )}
    </>
  );
}

interface ScopeFieldProps {
  scope: RegradeForm['scope'];
  runs: number;
  onChange: (part: Partial<RegradeForm>) => void;
}

/** Checkpoints compare only where one grader judged them all. */
function ScopeField({ scope, runs, onChange }: ScopeFieldProps) {
  return (
    <FieldSet legend="Which samples">
      <Radio
        name="scope"
        label="Of this run"
        checked={scope === 'run'}
        onChange={() => {
          onChange({ scope: 'run' });
        }}
      />
      <Radio
        name="scope"
        label={`Of all ${counted(runs, 'ended run')} on this benchmark version`}
        hint="Checkpoints compare fairly when one grader has judged them all."
        checked={scope === 'benchmark'}
        onChange={() => {
          onChange({ scope: 'benchmark' });
        }}
      />
    </FieldSet>
  );
}
