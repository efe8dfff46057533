import type { ServerResponse } from 'node:http';

/** Where the bytes of a reply's body go. */
export interface ByteSink {
  write: (bytes: Buffer) => void;
  end: () => void;
  /** TCP reset: what was written before may still arrive. */
  reset: () => void;
  /** Ends the connection in order, in the middle of the body. */
  close: () => void;
  /** Lets bytes wait for that long (null: for ever) while the connection stands. */
  hold: (ms: number | null) => void;
  /** Calls back after that much simulated time. */
  after: Later;
}

/** Waits in simulated time. */
export type Later = (ms: number, run: () => void) => void;

/** The sink over a real response; each write is a chunk of its own on the wire. */
export function responseSink(response: ServerResponse, later: Later): ByteSink {
  // A finished response forgets its socket, and a fault may come for it then.
  const { socket } = response;
  let held: (() => void)[] | null = null;
  const act = (action: () => void) => {
    if (held) held.push(action);
    else if (!socket?.destroyed) action();
  };
  const release = () => {
    const actions = held ?? [];
    held = null;
    actions.forEach(act);
  };
  return {
    after: later,
    write: (bytes) => {
      act(() => response.write(bytes));
    },
    end: () => {
      act(() => response.end());
    },
    reset: () => {
      act(() => {
        resetAfterFlush(socket);
      });
    },
    close: () => {
      act(() => socket?.end());
    },
    hold: (ms) => {
      held ??= [];
      if (ms !== null) later(ms, release);
    },
  };
}

/** A reset throws away what the kernel has not sent yet, so that what was written goes first. */
function resetAfterFlush(socket: ServerResponse['socket']): void {
  setImmediate(() => socket?.resetAndDestroy());
}
