import type { Executor } from '../executor.ts';

/** What a row of `checkpoint` asks, as a run keeps it when it begins. */
export const MODEL_OF_CHECKPOINT = `jsonb_build_object(
    'servedName', checkpoint.served_name, 'serving', checkpoint.serving,
    'adapterName', checkpoint.adapter_name, 'weightsPath', checkpoint.weights_path,
    'expectedWeightsId', checkpoint.expected_weights_id, 'backendId', checkpoint.backend_id)`;

/** Of rows of `run` and `checkpoint`; false where it is not known what the run began with. */
export const ASKS_OTHER_MODEL = `coalesce(not ${MODEL_OF_CHECKPOINT} @> run.asked_model, false)`;

/** Of a row of `run`. By its rollup: a plan from when there were few samples would read all of them later. */
export const HAS_SAMPLES = `exists (select from rollup_run rollup
            where rollup.grading_id = run.current_grading_id and rollup.samples > 0)`;

export interface OtherModel {
  checkpointName: string;
  /** Under which name the model of the first samples was served. */
  servedAtFirst: string;
}

/** Why a run does not go on, and what to do. */
export function otherModelSentence({ checkpointName, servedAtFirst }: OtherModel): string {
  return `Checkpoint ${checkpointName} asks another model than the samples of its run came from (${servedAtFirst}): set its served name, serving and backend back, or add a checkpoint for what it asks now.`;
}

/** The first of these runs whose checkpoint asks another model than its samples came from; null: none. */
export async function findOtherModel(
  executor: Executor,
  runIds: readonly number[],
): Promise<OtherModel | null> {
  const { rows } = await executor.query<OtherModel>(
    `select checkpoint.name as "checkpointName", run.asked_model ->> 'servedName' as "servedAtFirst"
       from run
       join checkpoint on checkpoint.id = run.checkpoint_id
      where run.id = any($1::int[]) and ${ASKS_OTHER_MODEL} and ${HAS_SAMPLES}
      order by run.id
      limit 1`,
    [runIds],
  );
  return rows[0] ?? null;
}
