import type { ServerControl } from './server-control.ts';

/** When every simulated model was made: a list that never changes by itself. */
export const CREATED_S = 1_700_000_000;

export const OWNER = 'simulator';

/** OpenAI's list: one card for each model, with what a dialect adds. */
export function modelCards(
  { models }: ServerControl,
  extra: (model: ServerControl['models'][number]) => object = () => ({}),
): object {
  return {
    object: 'list',
    data: models.map((model) => ({
      id: model.id,
      object: 'model',
      created: CREATED_S,
      owned_by: OWNER,
      ...extra(model),
    })),
  };
}
