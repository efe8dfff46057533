import type { PartsRow } from '../fault-row.ts';
import { databaseRows } from './database-rows.ts';
import { metricsRow } from './metrics-row.ts';
import { workerRows } from './worker-rows.ts';

export const partsRows: readonly PartsRow[] = [...workerRows, ...databaseRows, metricsRow];
