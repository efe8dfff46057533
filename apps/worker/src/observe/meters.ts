import type { ChatReply } from '../client/reply-builder.ts';

/** Which server: both are bounded by what people have registered. */
export interface ServerName {
  backendId: number;
  /** Host and port. */
  replica: string;
}

/** What the engine counts while it works: with its place among those in flight, 7 µs of CPU a request. */
export interface Meters {
  replied(server: ServerName, reply: ChatReply): void;
  /** An attempt became no reply, whether it is asked again or not. */
  failed(server: ServerName, errorClass: string, message: string): void;
  graded(kind: string, durationMs: number): void;
  /** A batch was committed. */
  stored(samples: number, durationMs: number): void;
}

/** For tests and whoever needs no figures. */
export const noMeters: Meters = {
  replied: () => undefined,
  failed: () => undefined,
  graded: () => undefined,
  stored: () => undefined,
};
