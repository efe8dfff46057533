import { z } from 'zod';

import { idSchema } from '@assay/contracts/ids';
import { addAnnotationInput } from '@assay/contracts/samples';

import { addAnnotation } from '../annotations/add-annotation.ts';
import { removeAnnotation } from '../annotations/remove-annotation.ts';
import { allow, router } from '../trpc.ts';

export const annotationsRouter = router({
  add: allow('member')
    .input(addAnnotationInput)
    .output(z.void())
    .mutation(({ ctx, input }) => addAnnotation(ctx, input)),
  remove: allow('member')
    .input(z.object({ id: idSchema }))
    .output(z.void())
    .mutation(({ ctx, input }) => removeAnnotation(ctx, input)),
});
