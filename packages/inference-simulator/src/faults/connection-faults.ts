import type { FaultEffect } from './fault-effect.ts';

/** The connection or the replica behind it goes away before the first byte of a reply. */
export type ConnectionFault =
  | { kind: 'reset-before-headers' }
  | { kind: 'close-before-headers' }
  | { kind: 'never-answers' }
  /** All in flight is dropped, the port stays open and `/health` says 503. Comes back after `downMs`, if given. */
  | { kind: 'engine-death'; downMs?: number }
  /** All in flight is dropped and the port refuses connections. */
  | { kind: 'replica-down'; downMs?: number };

export function connectionFault(fault: ConnectionFault): FaultEffect {
  switch (fault.kind) {
    case 'reset-before-headers':
      return {
        instead: (interception) => {
          interception.reset();
        },
      };
    case 'close-before-headers':
      return {
        instead: (interception) => {
          interception.close();
        },
      };
    case 'never-answers':
      return {
        instead: (interception) => {
          interception.ignore();
        },
      };
    case 'engine-death':
      return killing('unhealthy', fault.downMs);
    case 'replica-down':
      return killing('refuse', fault.downMs);
  }
}

function killing(mode: 'refuse' | 'unhealthy', downMs: number | undefined): FaultEffect {
  return {
    instead: (interception) => {
      interception.replica.kill({ mode, downMs: downMs ?? null });
      interception.reset();
    },
  };
}
