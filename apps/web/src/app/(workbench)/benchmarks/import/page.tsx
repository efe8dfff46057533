import type { Metadata } from 'next';

import { MembersOnly } from '../../../../components/access/members-only.tsx';
import { HydrateClient, prefetch, trpc } from '../../../../trpc/server.tsx';
import { ImportScreen } from './client.tsx';

export const metadata: Metadata = { title: 'Import benchmark' };

export default async function ImportPage() {
  await prefetch(trpc.imports.recipes.queryOptions());
  return (
    <MembersOnly>
      <HydrateClient>
        <ImportScreen />
      </HydrateClient>
    </MembersOnly>
  );
}
