import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { MembersOnly } from '../../../../../components/access/members-only.tsx';
import { pageTitle } from '../../../../../trpc/page-title.ts';
import { HydrateClient, prefetch, requestQueryClient, trpc } from '../../../../../trpc/server.tsx';
import { readId } from '../../../../../url/read-id.ts';
import { EditCheckpointScreen } from './client.tsx';

interface PageProps {
  params: Promise<{ checkpointId: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const id = readId((await params).checkpointId);
  return pageTitle('Edit checkpoint', async () => {
    if (id === null) return undefined;
    const { name } = await requestQueryClient().fetchQuery(
      trpc.checkpoints.get.queryOptions({ id }),
    );
    return `Edit ${name} · Checkpoint`;
  });
}

export default async function EditCheckpointPage(props: PageProps) {
  const id = readId((await props.params).checkpointId);
  if (id === null) notFound();
  await Promise.all([
    prefetch(trpc.checkpoints.get.queryOptions({ id })),
    prefetch(trpc.checkpoints.list.queryOptions()),
    prefetch(trpc.backends.list.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <MembersOnly>
        <EditCheckpointScreen checkpointId={id} />
      </MembersOnly>
    </HydrateClient>
  );
}
