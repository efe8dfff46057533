'use client';

import { useSuspenseQuery } from '@tanstack/react-query';

import { PageHeader } from '../../../components/ui/page-header.tsx';
import { useTRPC } from '../../../trpc/client.tsx';
import { PasswordPanel } from './_components/password-panel.tsx';
import { SessionsPanel } from './_components/sessions-panel.tsx';

export function AccountScreen() {
  const { data: me } = useSuspenseQuery(useTRPC().account.me.queryOptions());
  return (
    <div className="flex max-w-4xl flex-col gap-6">
      <PageHeader
        title="Account"
        description={`${me.name} · ${me.email} · ${me.role} of ${me.workspace.name}`}
      />
      {me.hasPassword && <PasswordPanel />}
      <SessionsPanel />
    </div>
  );
}
