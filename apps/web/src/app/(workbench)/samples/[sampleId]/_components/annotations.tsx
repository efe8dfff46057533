'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';

import type { Annotation, Trace } from '@assay/contracts/samples';

import { Allowed } from '../../../../../components/access/allowed.tsx';
import { OutcomeBadge } from '../../../../../components/ui/badge.tsx';
import { Button } from '../../../../../components/ui/button.tsx';
import { Panel } from '../../../../../components/ui/card.tsx';
import { ErrorNote } from '../../../../../components/ui/error-note.tsx';
import { Time } from '../../../../../components/ui/time.tsx';
import { useTRPC } from '../../../../../trpc/client.tsx';
import { AddAnnotation } from './add-annotation.tsx';

/** What people say of this sample: the list, and a form for one more. */
export function Annotations({ trace }: { trace: Trace }) {
  return (
    <Panel title="Labels and comments" description="Why did it go as it did?">
      <ul className="mb-4 flex flex-col gap-3" aria-label="Annotations">
        {trace.annotations.map((annotation) => (
          <AnnotationLine key={annotation.id} annotation={annotation} sampleId={trace.id} />
        ))}
        {trace.annotations.length === 0 && (
          <li className="text-sm text-ink-faint">Nobody has said anything yet.</li>
        )}
      </ul>
      <Allowed role="member">
        <AddAnnotation sampleId={trace.id} />
      </Allowed>
    </Panel>
  );
}

function AnnotationLine({ annotation, sampleId }: { annotation: Annotation; sampleId: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const removing = useMutation(
    trpc.annotations.remove.mutationOptions({
      onSuccess: () =>
        queryClient.invalidateQueries(trpc.samples.get.queryFilter({ id: sampleId })),
    }),
  );
  const { comment, outcome, author, createdAt, mine, id } = annotation;
  const heading = annotation.label ?? (comment === '' ? 'verdict' : 'comment');
  return (
    <li className="border-b border-line pb-3">
      <div className="flex items-center justify-between gap-2">
        <span className="text-sm font-medium">{heading}</span>
        {mine && (
          <Allowed role="member">
            <Button
              variant="ghost"
              size="small"
              pending={removing.isPending}
              aria-label={`Remove ${heading}`}
              onClick={() => {
                removing.mutate({ id });
              }}
            >
              Remove
            </Button>
          </Allowed>
        )}
      </div>
      {outcome !== null && (
        <p className="text-sm">
          The verdict should be: <OutcomeBadge outcome={outcome} className="align-middle" />
        </p>
      )}
      {comment !== '' && <p className="text-sm break-words whitespace-pre-wrap">{comment}</p>}
      <p className="text-xs text-ink-faint">
        {author ?? 'someone who has left'} · <Time value={createdAt} />
      </p>
      {removing.error && <ErrorNote className="mt-2">{removing.error.message}</ErrorNote>}
    </li>
  );
}
