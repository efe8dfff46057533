import type { StartImport } from '@assay/contracts/imports';
import {
  storeBenchmarkVersion,
  type StoredBenchmarkVersion,
} from '@assay/db/queries/store-benchmark-version';
import { openRecords } from '@assay/exchange/open-records';

import type { ApiServices } from '../services.ts';
import { importedItems, type ImportTally } from './import-tally.ts';
import { findSource, type ImportContext } from './open-source.ts';
import { peekRecords } from './peek-records.ts';
import { planImport, requestedMapping, requireRecords } from './plan-import.ts';

/** As many as a guess of the mapping looks at. */
export const FIRST_RECORDS = 20;

export interface ImportRun extends ImportContext {
  services: Pick<ApiServices, 'pool' | 'uploads' | 'hubAddress'>;
  tally: ImportTally;
  /** Told once how many records there are; null: not known. */
  onTotal: (total: number | null) => void;
}

/**
 * Imports a benchmark: all of it is stored, or nothing. The same content finds the version that is there.
 * @throws AssayError, HubError or UnreadableSourceError with one sentence for people; the signal's reason
 */
export async function storeImport(
  run: ImportRun,
  request: StartImport,
): Promise<StoredBenchmarkVersion & { name: string }> {
  const mapping = requestedMapping(request.mapping);
  const found = await findSource(run, request.source, mapping);
  const opened = await openRecords(found.records);
  run.onTotal(opened.total);
  const { first, all } = await peekRecords(opened.records, FIRST_RECORDS);
  const plan = planImport(found, { ...request, mapping }, requireRecords(first));
  const { name, title, description, grader, template, defaultRepeats } = plan;
  const { tally, signal } = run;
  const stored = await storeBenchmarkVersion(
    run.services.pool,
    {
      workspaceId: run.workspaceId,
      benchmark: { name, title, description },
      grader,
      template,
      defaultRepeats,
      source: () => ({
        ...found.provenance,
        recipe: found.recipe?.name ?? null,
        revision: opened.revision,
        licence: found.licence,
        isGated: found.isGated,
        isShared: plan.isShared,
        mapping: plan.mapping,
        records: tally.read,
        refused: tally.refused,
      }),
    },
    importedItems(all, plan, { tally, limit: request.limit, signal }),
  );
  return { ...stored, name };
}
