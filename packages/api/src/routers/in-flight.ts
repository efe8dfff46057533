import {
  inFlightOfSchema,
  inFlightOverviewSchema,
  inFlightPlaceSchema,
} from '@assay/contracts/in-flight';

import { listInFlight } from '../in-flight/list-in-flight.ts';
import { watchInFlight } from '../in-flight/watch-in-flight.ts';
import { allow, router } from '../trpc.ts';

export const inFlightRouter = router({
  list: allow('viewer')
    .input(inFlightOfSchema)
    .output(inFlightOverviewSchema)
    .query(({ ctx, input }) => listInFlight(ctx, input)),
  /** A reader that comes back begins anew: the first frame holds all text so far. */
  watch: allow('viewer')
    .input(inFlightPlaceSchema)
    .subscription(({ ctx, input, signal }) => watchInFlight(ctx, input, signal)),
});
