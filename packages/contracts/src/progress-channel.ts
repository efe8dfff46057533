import { z } from 'zod';

import { idSchema } from './ids.ts';

/** The PostgreSQL channel on which workers say that a sweep has moved. */
export const PROGRESS_CHANNEL = 'assay_progress';

/** A worker announces a sweep at most this often, however fast samples arrive. */
export const PROGRESS_INTERVAL_MS = 250;

export const progressNoticeSchema = z.object({ sweepId: idSchema });
