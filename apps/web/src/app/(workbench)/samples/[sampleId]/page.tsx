import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { sampleIdSchema } from '@assay/contracts/ids';

import { HydrateClient, prefetch, trpc } from '../../../../trpc/server.tsx';
import { SampleScreen } from './client.tsx';

export const metadata: Metadata = { title: 'Trace' };

export default async function SamplePage(props: { params: Promise<{ sampleId: string }> }) {
  const id = sampleIdSchema.safeParse((await props.params).sampleId);
  if (!id.success) notFound();
  await prefetch(trpc.samples.get.queryOptions({ id: id.data }));
  return (
    <HydrateClient>
      <SampleScreen sampleId={id.data} />
    </HydrateClient>
  );
}
