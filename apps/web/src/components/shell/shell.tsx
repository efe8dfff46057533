import Link from 'next/link';
import type { ReactNode } from 'react';

import type { Me } from '@assay/contracts/account';

import { AccountMenu } from './account-menu.tsx';
import { Logo } from './logo.tsx';
import { MenuSheet } from './menu-sheet.tsx';
import { NavLinks } from './nav-links.tsx';
import { OneTimePasswordBanner } from './one-time-password-banner.tsx';
import { ThemeSwitch } from './theme-switch.tsx';
import type { Theme } from './theme.ts';

interface ShellProps {
  me: Me;
  theme: Theme;
  children: ReactNode;
}

/** A side bar from 1024 px on, a top bar with a menu below. */
export function Shell({ me, theme, children }: ShellProps) {
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[13.5rem_minmax(0,1fr)]">
      <SkipLink />
      <header className="sticky top-0 z-40 flex h-12 items-center justify-between border-b border-line bg-canvas px-4 lg:hidden">
        <HomeLink />
        <MenuSheet me={me} theme={theme} />
      </header>
      <aside className="sticky top-0 hidden h-dvh flex-col border-r border-line p-3 lg:flex">
        <div className="flex h-10 items-center px-2.5">
          <HomeLink />
        </div>
        <div className="mt-3 flex-1 overflow-y-auto">
          <NavLinks />
        </div>
        <div className="flex flex-col gap-2">
          <ThemeSwitch initial={theme} />
          <AccountMenu me={me} />
        </div>
      </aside>
      <div className="min-w-0">
        {me.passwordIsOneTime && <OneTimePasswordBanner />}
        <main id="content" className="mx-auto max-w-[1600px] px-4 py-6 sm:px-6 lg:px-8">
          {children}
        </main>
      </div>
    </div>
  );
}

function HomeLink() {
  return (
    <Link href="/" className="flex items-center gap-2 text-base font-semibold tracking-tight">
      <Logo className="size-5" />
      Assay
    </Link>
  );
}

function SkipLink() {
  return (
    <a
      href="#content"
      className="sr-only rounded-md bg-surface px-3 py-2 focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
    >
      Skip to content
    </a>
  );
}
