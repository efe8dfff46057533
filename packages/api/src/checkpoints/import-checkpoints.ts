import type { z } from 'zod';

import type { importCheckpointsInput } from '@assay/contracts/checkpoints';
import { AssayError } from '@assay/contracts/errors';
import { findCheckpointIds } from '@assay/db/queries/checkpoints';
import { insertCheckpoints } from '@assay/db/queries/insert-checkpoints';

import { refusingNameInUse } from '../name-conflict.ts';
import type { UseCaseContext } from '../use-case.ts';
import { checkpointRow, requireParts, type CheckpointParts } from './usable-parts.ts';

type ImportedCheckpoint = z.output<typeof importCheckpointsInput>['checkpoints'][number];

/**
 * Adds many checkpoints at once: all, or none.
 * @throws AssayError 'not-found' for another workspace's backend or parent, 'bad-input' for a name that stands
 *   twice or a parent that is neither known nor before its child, 'conflict' for a name in use.
 */
export async function importCheckpoints(
  context: UseCaseContext,
  { checkpoints }: { checkpoints: readonly ImportedCheckpoint[] },
): Promise<{ ids: number[] }> {
  const { services, actor } = context;
  const workspaceId = actor.workspace.id;
  refuseRepeatedNames(checkpoints);
  for (const part of distinctParts(checkpoints)) await requireParts(context, part);
  const names = checkpoints.flatMap(({ name, parentName }) => [name, parentName ?? name]);
  const known = await findCheckpointIds(services.prisma, workspaceId, names);
  const taken = checkpoints.find(({ name }) => known.has(name));
  const rows = checkpoints.map((checkpoint, place) => ({
    ...checkpointRow(workspaceId, checkpoint),
    ...parentOf(checkpoint, { place, checkpoints, known }),
  }));
  const conflict = { noun: 'checkpoint', name: taken?.name ?? 'one of these' };
  const ids = await refusingNameInUse(conflict, () => insertCheckpoints(services.prisma, rows));
  return { ids };
}

function refuseRepeatedNames(checkpoints: readonly ImportedCheckpoint[]): void {
  const seen = new Set<string>();
  for (const { name } of checkpoints) {
    if (seen.has(name)) throw new AssayError('bad-input', `The name ${name} stands there twice.`);
    seen.add(name);
  }
}

function distinctParts(checkpoints: readonly ImportedCheckpoint[]): CheckpointParts[] {
  const parts = checkpoints.map(({ backendId, parentId, serving: { kind } }) => ({
    ...{ backendId, parentId, serving: { kind } },
  }));
  return [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()];
}

interface Surroundings {
  place: number;
  checkpoints: readonly ImportedCheckpoint[];
  known: ReadonlyMap<string, number>;
}

function parentOf(
  { name, parentId, parentName }: ImportedCheckpoint,
  { place, checkpoints, known }: Surroundings,
): { parentId: number | null; parentPlace: number | null } {
  if (parentName === undefined) return { parentId: parentId ?? null, parentPlace: null };
  const before = checkpoints.slice(0, place).findIndex((other) => other.name === parentName);
  if (before >= 0) return { parentId: null, parentPlace: before };
  const knownId = known.get(parentName);
  if (knownId !== undefined) return { parentId: knownId, parentPlace: null };
  throw new AssayError(
    'bad-input',
    `The parent of ${name}, ${parentName}, is no checkpoint of this workspace and does not stand before it.`,
  );
}
