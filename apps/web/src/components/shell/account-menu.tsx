'use client';

import { CircleUser, LogOut } from 'lucide-react';
import { signOut } from 'next-auth/react';
import Link from 'next/link';
import { useState } from 'react';

import type { Me } from '@assay/contracts/account';

import { Button } from '../ui/button.tsx';

export function AccountMenu({ me, onNavigate }: { me: Me; onNavigate?: () => void }) {
  const [leaving, setLeaving] = useState(false);
  return (
    <div className="flex items-center gap-1">
      <Link
        href="/account"
        onClick={onNavigate}
        aria-label={`Account of ${me.name}`}
        className="flex min-w-0 flex-1 items-center gap-2.5 rounded-md px-2.5 py-1.5 hover:bg-hover"
      >
        <CircleUser aria-hidden className="size-4 shrink-0 text-ink-faint" />
        <span className="min-w-0">
          <span className="block truncate text-sm">{me.name}</span>
          <span className="block truncate text-xs text-ink-faint">{me.workspace.name}</span>
        </span>
      </Link>
      <Button
        variant="ghost"
        aria-label="Sign out"
        title="Sign out"
        pending={leaving}
        onClick={async () => {
          setLeaving(true);
          await signOut({ redirect: false });
          window.location.assign('/sign-in');
        }}
      >
        <LogOut aria-hidden className="size-4" />
      </Button>
    </div>
  );
}
