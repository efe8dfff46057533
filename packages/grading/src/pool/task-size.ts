import { onceForEach } from '@assay/eval-core/once-for-each';

import type { GradeTask } from '../grade-task.ts';

/** Characters of a reply and its item together; 256k tokens of English are about a quarter of it. */
const MOST_CHARACTERS = 2 ** 22;
/** Copying an object to a thread, and reading it there, recurses. */
const GREATEST_DEPTH = 200;

/** Characters of all the texts in a task, or the sentence that says why it is too large to be graded. */
export function measureTask({ item, reply }: GradeTask): number | string {
  const characters = reply.content.length + (reply.reasoning?.length ?? 0) + sizeOf(item);
  if (characters <= MOST_CHARACTERS) return characters;
  if (characters === Infinity) return `The item is nested more than ${GREATEST_DEPTH} levels deep.`;
  return `The reply and its item have ${characters} characters, more than the ${MOST_CHARACTERS} that are graded.`;
}

/** The repeats of an item share it. */
const sizeOf = onceForEach((item: GradeTask['item']) => countCharacters(item, 0));

/** A number or the like counts as one; Infinity for what is nested too deep. */
function countCharacters(value: unknown, depth: number): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 1;
  if (depth > GREATEST_DEPTH) return Infinity;
  let characters = 0;
  if (Array.isArray(value)) {
    for (const entry of value) characters += countCharacters(entry, depth + 1);
    return characters;
  }
  for (const [key, entry] of Object.entries(value)) {
    characters += key.length + countCharacters(entry, depth + 1);
  }
  return characters;
}
