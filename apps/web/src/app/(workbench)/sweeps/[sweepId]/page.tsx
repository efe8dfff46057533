import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { pageTitle } from '../../../../trpc/page-title.ts';
import { HydrateClient, prefetch, requestQueryClient, trpc } from '../../../../trpc/server.tsx';
import { readId } from '../../../../url/read-id.ts';
import { SweepScreen } from './client.tsx';

interface PageProps {
  params: Promise<{ sweepId: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const id = readId((await params).sweepId);
  return pageTitle('Sweep', async () => {
    if (id === null) return undefined;
    const sweep = await requestQueryClient().fetchQuery(trpc.sweeps.get.queryOptions({ id }));
    return `${sweep.name} · Sweep`;
  });
}

export default async function SweepPage(props: PageProps) {
  const id = readId((await props.params).sweepId);
  if (id === null) notFound();
  const { spec } = await prefetch(trpc.sweeps.get.queryOptions({ id }));
  if (spec.stopping !== undefined) await prefetch(trpc.sweeps.stopping.queryOptions({ id }));
  return (
    <HydrateClient>
      <SweepScreen sweepId={id} />
    </HydrateClient>
  );
}
