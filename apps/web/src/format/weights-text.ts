/** What servers call the weights that write replies; nothing where none told. */
export function weightsText(weightsIds: readonly string[]): string {
  return weightsIds.length === 0 ? 'not told by the server' : weightsIds.join('; ');
}
