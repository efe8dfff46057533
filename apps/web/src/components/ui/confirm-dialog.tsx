'use client';

import type { ReactNode } from 'react';

import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { ErrorNote } from './error-note.tsx';

interface ConfirmDialogProps {
  open: boolean;
  title: string;
  /** The verb on the button that does it. */
  confirmLabel: string;
  pending: boolean;
  /** Why the last try failed. */
  error?: string | null | undefined;
  onConfirm: () => void;
  onClose: () => void;
  /** What will happen, and what will stay. */
  children: ReactNode;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, confirmLabel, pending, error, onConfirm, onClose, children } = props;
  return (
    <Dialog open={open} onClose={onClose} title={title}>
      <div className="flex flex-col gap-4 text-sm text-ink-muted">
        <div>{children}</div>
        {error && <ErrorNote>{error}</ErrorNote>}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Keep</Button>
          <Button variant="danger" pending={pending} onClick={onConfirm}>
            {confirmLabel}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
