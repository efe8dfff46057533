import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { HydrateClient, prefetch, trpc } from '../../../../trpc/server.tsx';
import { readId } from '../../../../url/read-id.ts';
import { BackendScreen } from './client.tsx';

export const metadata: Metadata = { title: 'Backend' };

export default async function BackendPage(props: { params: Promise<{ backendId: string }> }) {
  const id = readId((await props.params).backendId);
  if (id === null) notFound();
  const backends = await prefetch(trpc.backends.list.queryOptions());
  if (!backends.some((backend) => backend.id === id)) notFound();
  return (
    <HydrateClient>
      <BackendScreen backendId={id} />
    </HydrateClient>
  );
}
