import type { Checkpoint } from '@assay/contracts/checkpoints';

import { Panel } from '../../../../../components/ui/card.tsx';
import { Field } from '../../../../../components/ui/field.tsx';
import { Checkbox, NumberInput, Select } from '../../../../../components/ui/inputs.tsx';
import { USUAL_STOPPING, type StoppingForm } from '../stopping-form.ts';

interface StoppingPanelProps {
  /** Null: all repeats are asked. */
  form: StoppingForm | null;
  /** Those that are chosen. */
  checkpoints: readonly Checkpoint[];
  error: string | undefined;
  onChange: (form: StoppingForm | null) => void;
}

/** Whether the sweep stops when enough is known. */
export function StoppingPanel({ form, checkpoints, error, onChange }: StoppingPanelProps) {
  return (
    <Panel title="Stop when decided">
      <div className="flex flex-col gap-4">
        <Checkbox
          label="Ask in rounds, and go on only with what is undecided"
          hint="The repeats above are then the most that are asked. The bounds hold however often one looks."
          checked={form !== null}
          onChange={(event) => {
            onChange(event.target.checked ? USUAL_STOPPING : null);
          }}
        />
        {form !== null && (
          <StoppingFields
            form={form}
            checkpoints={checkpoints}
            error={error}
            onChange={(part) => {
              onChange({ ...form, ...part });
            }}
          />
        )}
      </div>
    </Panel>
  );
}

interface StoppingFieldsProps {
  form: StoppingForm;
  checkpoints: readonly Checkpoint[];
  error: string | undefined;
  onChange: (part: Partial<StoppingForm>) => void;
}

function StoppingFields({ form, checkpoints, error, onChange }: StoppingFieldsProps) {
  return (
    <div className="grid grid-cols-2 gap-4 lg:grid-cols-4">
      <Field label="What is to be known" error={error} className="col-span-2 lg:col-span-1">
        <Select
          value={form.kind}
          onChange={(event) => {
            onChange({ kind: event.target.value === 'precision' ? 'precision' : 'comparison' });
          }}
        >
          <option value="comparison">Better or worse than a baseline</option>
          <option value="precision">The accuracy, to a width</option>
        </Select>
      </Field>
      {form.kind === 'comparison' ? (
        <>
          <Baseline
            checkpoints={checkpoints}
            value={form.baselineCheckpointId}
            onChange={(baselineCheckpointId) => {
              onChange({ baselineCheckpointId });
            }}
          />
          <Field label="Equivalent within (points)" hint="Empty: only better or worse.">
            <NumberInput
              value={form.deltaPoints}
              min="0"
              step="0.5"
              onChange={(deltaPoints) => {
                onChange({ deltaPoints });
              }}
            />
          </Field>
        </>
      ) : (
        <Field label="Half width (± points)" hint="Of the accuracy on these items.">
          <NumberInput
            value={form.halfWidthPoints}
            min="0"
            step="0.5"
            onChange={(halfWidthPoints) => {
              onChange({ halfWidthPoints });
            }}
          />
        </Field>
      )}
      <Field label="Repeats a round" hint="After each, what is decided stops.">
        <NumberInput
          value={form.roundRepeats}
          min="1"
          step="1"
          onChange={(roundRepeats) => {
            onChange({ roundRepeats });
          }}
        />
      </Field>
    </div>
  );
}

interface BaselineProps {
  checkpoints: readonly Checkpoint[];
  value: number | null;
  onChange: (id: number | null) => void;
}

function Baseline({ checkpoints, value, onChange }: BaselineProps) {
  return (
    <Field label="Baseline" hint="One of the chosen checkpoints.">
      <Select
        value={value ?? ''}
        onChange={(event) => {
          onChange(event.target.value === '' ? null : Number(event.target.value));
        }}
      >
        <option value="">Choose one</option>
        {checkpoints.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
