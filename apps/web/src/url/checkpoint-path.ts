/** The form for a new checkpoint, prefilled with the backend and the model that were just seen. */
export function newCheckpointPath(backendId?: number, servedName?: string): string {
  if (backendId === undefined) return '/checkpoints/new';
  const query = new URLSearchParams({ backend: String(backendId) });
  if (servedName !== undefined) query.set('model', servedName);
  return `/checkpoints/new?${query.toString()}`;
}

export function editCheckpointPath(checkpointId: number): string {
  return `/checkpoints/${checkpointId}/edit`;
}

export const IMPORT_CHECKPOINTS_PATH = '/checkpoints/import';
