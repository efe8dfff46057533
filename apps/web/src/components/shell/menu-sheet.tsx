'use client';

import { Menu, X } from 'lucide-react';
import { useRef } from 'react';

import type { Me } from '@assay/contracts/account';

import { Button } from '../ui/button.tsx';
import { showModal } from '../ui/show-modal.ts';
import { AccountMenu } from './account-menu.tsx';
import { NavLinks } from './nav-links.tsx';
import { ThemeSwitch } from './theme-switch.tsx';
import type { Theme } from './theme.ts';

/** The menu of narrow screens: a modal dialog, so focus stays inside and Escape closes it. */
export function MenuSheet({ me, theme }: { me: Me; theme: Theme }) {
  const sheet = useRef<HTMLDialogElement>(null);
  const close = () => sheet.current?.close();
  return (
    <>
      <Button
        variant="ghost"
        aria-label="Open menu"
        aria-haspopup="dialog"
        onClick={() => {
          showModal(sheet.current);
        }}
      >
        <Menu aria-hidden className="size-5" />
      </Button>
      <dialog
        ref={sheet}
        aria-label="Menu"
        className="fixed top-0 right-0 bottom-0 left-auto m-0 h-dvh max-h-none w-72 max-w-[85vw] flex-col border-l border-line bg-surface p-3 text-ink open:flex"
      >
        <div className="mb-3 flex justify-end">
          <Button variant="ghost" aria-label="Close menu" onClick={close}>
            <X aria-hidden className="size-5" />
          </Button>
        </div>
        <div className="flex-1 overflow-y-auto">
          <NavLinks onNavigate={close} />
        </div>
        <div className="flex flex-col gap-2">
          <ThemeSwitch initial={theme} />
          <AccountMenu me={me} onNavigate={close} />
        </div>
      </dialog>
    </>
  );
}
