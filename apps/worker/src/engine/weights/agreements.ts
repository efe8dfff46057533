import { randomUUID } from 'node:crypto';

import type { LogSink } from '@assay/db/log-sink';
import type { DatabasePool } from '@assay/db/pool';
import { leaseHolder } from '@assay/db/work/limit-lease';
import {
  agreeOnWeights,
  finishSwitch,
  forgetWeights,
  giveUpSwitch,
  type WeightsAgreement,
  type WeightsRequest,
} from '@assay/db/work/weights-agreement';

/** Agrees with all other processes on the weights of replicas. */
export interface WeightsAgreements {
  /** A name that no other process has. */
  newHolder(): string;
  agree(request: WeightsRequest): Promise<WeightsAgreement>;
  /** False: another process has taken the change over. */
  finish(done: SwitchKey & { weightsId: string | null }): Promise<boolean>;
  giveUp(failed: SwitchKey): Promise<void>;
  /** The replica does not hold what was agreed on in that epoch. */
  forget(lost: Pick<SwitchKey, 'url' | 'epoch'>): Promise<void>;
  onFailure: (error: unknown) => void;
}

export interface SwitchKey {
  url: string;
  holder: string;
  epoch: number;
}

/** In the database, where all workers meet. */
export function createWeightsAgreements(options: {
  pool: DatabasePool;
  log: LogSink;
  workerId: string;
}): WeightsAgreements {
  const { pool, log, workerId } = options;
  return {
    newHolder: () => leaseHolder(workerId, randomUUID()),
    agree: (request) => agreeOnWeights(pool, request),
    finish: (done) => finishSwitch(pool, done),
    giveUp: (failed) => giveUpSwitch(pool, failed),
    forget: (lost) => forgetWeights(pool, lost),
    onFailure: (error) => {
      log.warn({ err: error }, 'the weights of a replica could not be agreed on or loaded');
    },
  };
}
