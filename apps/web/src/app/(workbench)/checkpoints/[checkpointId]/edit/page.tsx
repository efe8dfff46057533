import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { MembersOnly } from '../../../../../components/access/members-only.tsx';
import { HydrateClient, prefetch, trpc } from '../../../../../trpc/server.tsx';
import { readId } from '../../../../../url/read-id.ts';
import { EditCheckpointScreen } from './client.tsx';

export const metadata: Metadata = { title: 'Edit checkpoint' };

export default async function EditCheckpointPage(props: {
  params: Promise<{ checkpointId: string }>;
}) {
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
