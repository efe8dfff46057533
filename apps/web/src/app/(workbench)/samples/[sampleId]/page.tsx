import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { sampleIdSchema } from '@assay/contracts/ids';

import { pageTitle } from '../../../../trpc/page-title.ts';
import { HydrateClient, prefetch, requestQueryClient, trpc } from '../../../../trpc/server.tsx';
import { SampleScreen } from './client.tsx';

interface PageProps {
  params: Promise<{ sampleId: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const id = sampleIdSchema.safeParse((await params).sampleId);
  return pageTitle('Trace', async () => {
    if (!id.success) return undefined;
    const trace = await requestQueryClient().fetchQuery(
      trpc.samples.get.queryOptions({ id: id.data }),
    );
    return `${trace.item.key} · repeat ${trace.repeat} · ${trace.checkpoint.name}`;
  });
}

export default async function SamplePage(props: PageProps) {
  const id = sampleIdSchema.safeParse((await props.params).sampleId);
  if (!id.success) notFound();
  await prefetch(trpc.samples.get.queryOptions({ id: id.data }));
  return (
    <HydrateClient>
      <SampleScreen sampleId={id.data} />
    </HydrateClient>
  );
}
