import type { Metadata } from 'next';

import { HydrateClient, prefetch, trpc } from '../../../trpc/server.tsx';
import { AccountScreen } from './client.tsx';

export const metadata: Metadata = { title: 'Account' };

export default async function AccountPage() {
  await Promise.all([
    prefetch(trpc.account.me.queryOptions()),
    prefetch(trpc.account.sessions.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <AccountScreen />
    </HydrateClient>
  );
}
