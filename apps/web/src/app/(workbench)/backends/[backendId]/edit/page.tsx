import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { MembersOnly } from '../../../../../components/access/members-only.tsx';
import { pageTitle } from '../../../../../trpc/page-title.ts';
import { HydrateClient, prefetch, requestQueryClient, trpc } from '../../../../../trpc/server.tsx';
import { readId } from '../../../../../url/read-id.ts';
import { EditBackendScreen } from './client.tsx';

interface PageProps {
  params: Promise<{ backendId: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const id = readId((await params).backendId);
  return pageTitle('Edit backend', async () => {
    const backends = await requestQueryClient().fetchQuery(trpc.backends.list.queryOptions());
    const backend = backends.find((one) => one.id === id);
    return backend && `Edit ${backend.name} · Backend`;
  });
}

export default async function EditBackendPage(props: PageProps) {
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
