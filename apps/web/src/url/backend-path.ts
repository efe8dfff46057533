export function backendPath(backendId: number): string {
  return `/backends/${backendId}`;
}

export function editBackendPath(backendId: number): string {
  return `/backends/${backendId}/edit`;
}
