import type { CheckpointServing } from '@assay/contracts/checkpoint-serving';

/** The columns of a checkpoint that tell how it is put on its backend. */
export interface StoredServing {
  serving: CheckpointServing['kind'];
  adapterName: string | null;
  weightsPath: string | null;
  expectedWeightsId: string | null;
}

/** For a select list in which the table is named `checkpoint`. */
export const STORED_SERVING = `checkpoint.serving, checkpoint.adapter_name as "adapterName",
            checkpoint.weights_path as "weightsPath",
            checkpoint.expected_weights_id as "expectedWeightsId"`;

/** Whether checkpoints take the place of the weights that the `backend` of a query was started with. */
export const IS_SWITCHED = `exists (select from checkpoint other
                     where other.backend_id = backend.id and other.archived_at is null
                       and other.serving = 'weights')`;

/** The database's own check keeps the columns together, so none of the texts is missing. */
export function readServing(stored: StoredServing): CheckpointServing {
  const path = stored.weightsPath ?? '';
  switch (stored.serving) {
    case 'served':
      return { kind: 'served' };
    case 'adapter':
      return { kind: 'adapter', name: stored.adapterName ?? '', path };
    case 'weights':
      return { kind: 'weights', path, expectedId: stored.expectedWeightsId ?? undefined };
  }
}

export function storedServing(serving: CheckpointServing): StoredServing {
  return {
    serving: serving.kind,
    adapterName: serving.kind === 'adapter' ? serving.name : null,
    weightsPath: serving.kind === 'served' ? null : serving.path,
    expectedWeightsId: serving.kind === 'weights' ? (serving.expectedId ?? null) : null,
  };
}
