import type { Actor } from './actor.ts';
import type { ApiServices } from './services.ts';

/** The first parameter of every verb: the tools, and who asks. */
export interface UseCaseContext {
  services: ApiServices;
  actor: Actor;
}
