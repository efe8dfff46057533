import { instructionKinds } from '../instructions/registry.ts';

/** Whether the response follows the instruction of that id; throws when there is none. */
export function follows(
  id: string,
  values: Readonly<Record<string, unknown>>,
  response: string,
): boolean {
  const kind = instructionKinds.get(id);
  if (kind === undefined) throw new Error(`There is no instruction "${id}".`);
  return kind({ instructionId: id, values })(response);
}
