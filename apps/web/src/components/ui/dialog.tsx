'use client';

import { clsx } from 'clsx';
import { X } from 'lucide-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';

import { Button } from './button.tsx';
import { showModal } from './show-modal.ts';

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  /** `side`: along the right edge, for what is read beside the page; the whole width of a narrow screen. */
  placement?: 'centre' | 'side';
  children: ReactNode;
}

const placementClass = {
  centre: 'm-auto w-[min(36rem,calc(100vw-2rem))] rounded-lg border',
  side: 'mr-0 ml-auto h-dvh max-h-dvh w-[min(44rem,100%)] max-w-full border-l',
};

/** The browser's own modal dialog: focus trap, Escape and inert background come with it. */
export function Dialog(props: DialogProps) {
  const { open, onClose, title, placement = 'centre', children } = props;
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (dialog === null || dialog.open === open) return;
    if (open) showModal(dialog);
    else dialog.close();
  }, [open]);
  return (
    <dialog
      ref={ref}
      onClose={onClose}
      aria-labelledby={titleId}
      className={clsx('border-line bg-surface p-0 text-ink', placementClass[placement])}
    >
      <header className="flex items-center justify-between gap-4 border-b border-line py-2 pr-2 pl-4">
        <h2 id={titleId} className="min-w-0 text-base font-semibold break-words">
          {title}
        </h2>
        <Button variant="ghost" size="small" aria-label="Close" onClick={onClose}>
          <X aria-hidden className="size-4" />
        </Button>
      </header>
      {open && <div className="p-4">{children}</div>}
    </dialog>
  );
}
