'use client';

import { useState } from 'react';

import { Field } from '../../../../components/ui/field.tsx';
import { NumberInput } from '../../../../components/ui/inputs.tsx';

interface PercentFieldProps {
  label: string;
  hint: string;
  /** In per cent. */
  value: number;
  least?: number;
  disabled?: boolean;
  onChange: (value: number) => void;
}

/** Tells of a number only while it is one, so that a field may be empty while somebody types. */
export function PercentField(props: PercentFieldProps) {
  const { label, hint, value, least = 0, disabled, onChange } = props;
  const [typed, setTyped] = useState<number | null>(value);
  const isGiven = typed !== null && typed >= least && typed <= 100;
  return (
    <Field
      label={label}
      hint={hint}
      error={isGiven ? null : `Give a number from ${String(least).replace('-', '−')} to 100.`}
    >
      <NumberInput
        value={typed}
        min={least}
        max={100}
        step="5"
        disabled={disabled}
        onChange={(next) => {
          setTyped(next);
          if (next !== null && next >= least && next <= 100) onChange(next);
        }}
      />
    </Field>
  );
}
