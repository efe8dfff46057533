'use client';

import { clsx } from 'clsx';
import { useId, type ReactNode } from 'react';

import { FieldContext } from './field-context.ts';

interface FieldProps {
  label: string;
  hint?: ReactNode;
  error?: string | null | undefined;
  /** Shown quietly after the label. */
  optional?: boolean;
  className?: string;
  children: ReactNode;
}

/** A label above one control, with its hint and its error wired to it by id. */
export function Field({ label, hint, error, optional = false, className, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? hint;
  return (
    <div className={clsx('flex min-w-0 flex-col gap-1', className)}>
      <div className="flex items-baseline justify-between gap-2">
        <label htmlFor={id} className="text-sm font-medium">
          {label}
        </label>
        {optional && <span className="text-xs text-ink-faint">optional</span>}
      </div>
      <FieldContext value={{ id, describedBy: note ? noteId : undefined, invalid: Boolean(error) }}>
        {children}
      </FieldContext>
      <FieldNote id={noteId} hint={hint} error={error} />
    </div>
  );
}

interface FieldSetProps {
  legend: string;
  hint?: ReactNode;
  error?: string | null | undefined;
  /** Beside the legend, for example "Select all". */
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A group of controls under one legend, for example a list of checkboxes. */
export function FieldSet({ legend, hint, error, actions, className, children }: FieldSetProps) {
  const id = useId();
  return (
    <div
      role="group"
      aria-labelledby={`${id}-legend`}
      aria-describedby={error || hint ? `${id}-note` : undefined}
      // A group has no aria-invalid; it can be led to all the same.
      data-invalid={error ? true : undefined}
      tabIndex={error ? -1 : undefined}
      className={clsx('flex min-w-0 flex-col gap-1', className)}
    >
      <div className="flex min-h-7 items-center justify-between gap-2">
        <span id={`${id}-legend`} className="text-sm font-medium">
          {legend}
        </span>
        {actions !== undefined && <div className="flex items-center gap-2">{actions}</div>}
      </div>
      <FieldNote id={`${id}-note`} hint={hint} error={error} />
      {children}
    </div>
  );
}

interface FieldNoteProps {
  id: string;
  hint: ReactNode;
  error: string | null | undefined;
}

function FieldNote({ id, hint, error }: FieldNoteProps) {
  if (error) {
    return (
      <p id={id} role="alert" className="text-xs text-danger">
        {error}
      </p>
    );
  }
  if (!hint) return null;
  return (
    <p id={id} className="text-xs wrap-anywhere text-ink-faint">
      {hint}
    </p>
  );
}
