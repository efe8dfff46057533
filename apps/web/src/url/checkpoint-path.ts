/** The form for a new checkpoint, prefilled with the backend and the model that were just seen. */
export function newCheckpointPath(backendId?: number, servedName?: string): string {
  if (backendId === undefined) return '/checkpoints/new';
  const query = new URLSearchParams({ backend: String(backendId) });
  if (servedName !== undefined) query.set('model', servedName);
  return `/checkpoints/new?${query.toString()}`;
}
