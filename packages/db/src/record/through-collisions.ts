import { setTimeout as sleep } from 'node:timers/promises';

import { isCollision } from './database-error.ts';

const MOST_COLLISIONS = 10;
const COLLISION_PAUSE_MS = 20;

/** Runs a write again when it collided with another one (a deadlock): the same passes when tried again. */
export async function throughCollisions<Result>(write: () => Promise<Result>): Promise<Result> {
  for (let collisions = 0; ; collisions += 1) {
    try {
      return await write();
    } catch (error) {
      if (!isCollision(error) || collisions >= MOST_COLLISIONS) throw error;
      await sleep(COLLISION_PAUSE_MS * (1 + collisions));
    }
  }
}
