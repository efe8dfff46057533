import type { ApiServices } from '../services.ts';
import type { UseCaseContext } from '../use-case.ts';

/** What it takes to ask the workers. */
export interface InFlightContext {
  services: Pick<ApiServices, 'pool' | 'secretKey'>;
  actor: Pick<UseCaseContext['actor'], 'workspace'>;
}
