import type { EffectMakers, FaultEffect } from './fault-effect.ts';

/** The connection or the replica behind it goes away before the first byte of a reply. */
export type ConnectionFault =
  | { kind: 'reset-before-headers' }
  | { kind: 'close-before-headers' }
  | { kind: 'never-answers' }
  /** All in flight is dropped, the port stays open and `/health` says 503. Comes back after `downMs`, if given. */
  | { kind: 'engine-death'; downMs?: number }
  /** All in flight is dropped and the port refuses connections. */
  | { kind: 'replica-down'; downMs?: number };

export const connectionFaults: EffectMakers<ConnectionFault> = {
  'reset-before-headers': () => ({
    instead: ({ reset }) => {
      reset();
    },
  }),
  'close-before-headers': () => ({
    instead: ({ close }) => {
      close();
    },
  }),
  'never-answers': () => ({
    instead: ({ ignore }) => {
      ignore();
    },
  }),
  'engine-death': ({ downMs }) => killing('unhealthy', downMs),
  'replica-down': ({ downMs }) => killing('refuse', downMs),
};

function killing(mode: 'refuse' | 'unhealthy', downMs: number | undefined): FaultEffect {
  return {
    instead: (interception) => {
      interception.replica.kill({ mode, downMs: downMs ?? null });
      interception.reset();
    },
  };
}
