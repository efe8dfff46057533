import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { HydrateClient, prefetch, trpc } from '../../../../trpc/server.tsx';
import { readId } from '../../../../url/read-id.ts';
import { SweepScreen } from './client.tsx';

export const metadata: Metadata = { title: 'Sweep' };

export default async function SweepPage(props: { params: Promise<{ sweepId: string }> }) {
  const id = readId((await props.params).sweepId);
  if (id === null) notFound();
  await prefetch(trpc.sweeps.get.queryOptions({ id }));
  return (
    <HydrateClient>
      <SweepScreen sweepId={id} />
    </HydrateClient>
  );
}
