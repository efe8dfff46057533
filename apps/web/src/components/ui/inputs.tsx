'use client';

import { clsx } from 'clsx';
import { useId, type ComponentProps, type ReactNode } from 'react';

import { useFieldAttributes } from './field-context.ts';

const controlClass = clsx(
  'min-w-0 rounded-md border border-line-strong bg-surface px-2.5 text-sm text-ink',
  // A phone zooms in on a field whose text is smaller than 16 px.
  'pointer-coarse:text-[16px]',
  'aria-invalid:border-danger disabled:cursor-not-allowed disabled:opacity-60',
);

/** A control of one line; higher under a finger. */
const lineClass = clsx(controlClass, 'h-8 pointer-coarse:h-10');

export function TextInput({ className, type, ...rest }: ComponentProps<'input'>) {
  return (
    <input
      {...useFieldAttributes()}
      {...rest}
      type={type ?? 'text'}
      className={clsx(lineClass, 'w-full', className)}
    />
  );
}

type NumberInputProps = Omit<ComponentProps<'input'>, 'type' | 'value' | 'onChange'> & {
  /** Null: the field is empty or holds no number. */
  value: number | null;
  onChange: (value: number | null) => void;
};

export function NumberInput({ className, value, onChange, ...rest }: NumberInputProps) {
  return (
    <input
      {...useFieldAttributes()}
      {...rest}
      type="number"
      value={value ?? ''}
      onChange={(event) => {
        const next = event.target.valueAsNumber;
        onChange(Number.isNaN(next) ? null : next);
      }}
      className={clsx(lineClass, 'w-full tabular-nums', className)}
    />
  );
}

export function TextArea({ className, rows = 3, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      {...useFieldAttributes()}
      {...rest}
      rows={rows}
      className={clsx(controlClass, 'w-full py-1.5', className)}
    />
  );
}

type SelectProps = ComponentProps<'select'> & {
  /** As wide as its longest option, beside buttons; otherwise as wide as its field. */
  compact?: boolean;
};

export function Select({ className, compact = false, ...rest }: SelectProps) {
  return (
    <select
      {...useFieldAttributes()}
      {...rest}
      className={clsx(lineClass, compact ? 'w-auto' : 'w-full', 'chevron pr-7', className)}
    />
  );
}

type ChoiceProps = Omit<ComponentProps<'input'>, 'type'> & {
  label: ReactNode;
  hint?: ReactNode;
};

/** A checkbox with its own label; the whole line is the target, and its hint is no part of its name. */
export function Checkbox(props: ChoiceProps) {
  return <Choice {...props} type="checkbox" />;
}

/** One of several; those with the same `name` exclude each other. */
export function Radio(props: ChoiceProps) {
  return <Choice {...props} type="radio" />;
}

function Choice({
  label,
  hint,
  className,
  type,
  ...rest
}: ChoiceProps & { type: 'checkbox' | 'radio' }) {
  const id = useId();
  return (
    <div className={clsx('flex items-start gap-2', className)}>
      <input
        id={id}
        aria-labelledby={`${id}-name`}
        aria-describedby={hint ? `${id}-hint` : undefined}
        {...rest}
        type={type}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <label htmlFor={rest.id ?? id} className="min-w-0 flex-1 text-sm">
        <span id={`${id}-name`}>{label}</span>
        {hint && (
          <span id={`${id}-hint`} className="block text-xs text-ink-faint">
            {hint}
          </span>
        )}
      </label>
    </div>
  );
}
