import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { MembersOnly } from '../../../../../components/access/members-only.tsx';
import { HydrateClient, prefetch, trpc } from '../../../../../trpc/server.tsx';
import { readId } from '../../../../../url/read-id.ts';
import { EditBackendScreen } from './client.tsx';

export const metadata: Metadata = { title: 'Edit backend' };

export default async function EditBackendPage(props: { params: Promise<{ backendId: string }> }) {
  const id = readId((await props.params).backendId);
  if (id === null) notFound();
  const backends = await prefetch(trpc.backends.list.queryOptions());
  if (!backends.some((backend) => backend.id === id)) notFound();
  return (
    <HydrateClient>
      <MembersOnly>
        <EditBackendScreen backendId={id} />
      </MembersOnly>
    </HydrateClient>
  );
}
