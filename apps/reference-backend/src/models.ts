import { CHECKPOINTS, type Checkpoint } from './checkpoints.ts';
import { ApiError } from './errors.ts';

/** Prompt and reply together, in tokens of this server's tokenizer. */
export const MAX_MODEL_LEN = 65_536;

/** When the table of checkpoints last changed, in seconds since 1970. */
const TABLE_CHANGED_S = Date.UTC(2026, 10, 22) / 1000;

/** The body of `GET /v1/models`. */
export function modelList() {
  return {
    object: 'list',
    data: CHECKPOINTS.map(({ id, description }) => ({
      id,
      object: 'model',
      created: TABLE_CHANGED_S,
      owned_by: 'assay-reference',
      max_model_len: MAX_MODEL_LEN,
      description,
    })),
  };
}

/** The checkpoint served under a name; an ApiError 404 lists the names that exist. */
export function checkpointByName(name: string): Checkpoint {
  const checkpoint = CHECKPOINTS.find(({ id }) => id === name);
  if (checkpoint) return checkpoint;
  throw new ApiError({
    status: 404,
    message: `There is no model \`${name.slice(0, 100)}\` here; the names are ${CHECKPOINTS.map(({ id }) => id).join(', ')}.`,
    param: 'model',
    code: 'model_not_found',
  });
}
