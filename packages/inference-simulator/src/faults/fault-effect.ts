import type { Refusal } from '../dialects/refusal.ts';
import type { GenerationRequest } from '../generation/generation-request.ts';
import type { ReplyPlan } from '../generation/plan-reply.ts';
import type { ByteSink } from '../server/byte-sink.ts';

/** A chunk or a whole reply as it goes out, before it is written as JSON. */
export type Payload = Record<string, unknown>;

/** What a fault may do to a connection instead of letting the server answer. */
export interface Interception {
  /** Answers in the dialect's own words. */
  refuse: (refusal: Refusal, headers?: Readonly<Record<string, string>>) => void;
  /** Answers with exactly this. */
  answer: (reply: {
    status: number;
    body: string;
    headers: Readonly<Record<string, string>>;
  }) => void;
  /** TCP reset. */
  reset: () => void;
  /** Ends the connection in order, without an answer. */
  close: () => void;
  /** Lets the connection stand, and never answers. */
  ignore: () => void;
  replica: ReplicaPower;
  nowMs: () => number;
}

/** What a fault may do to the whole replica. */
export interface ReplicaPower {
  kill: (options: { mode: 'refuse' | 'unhealthy'; downMs: number | null }) => void;
  slowDown: (factor: number) => void;
  swapWeights: (weightsId: string) => void;
}

/** A stream (or a whole reply) that is being sent. */
export interface Sending {
  sink: ByteSink;
  /** Writes one event as the dialect frames it. */
  event: (payload: Payload | string) => void;
  refuseInStream: (refusal: Refusal) => void;
  replica: ReplicaPower;
}

/** What plans may be made of. */
export interface PlanContext {
  /** The same request written under other weights. */
  rewrite: (weightsId: string) => ReplyPlan;
  limitTokens: number;
}

/** How one fault changes the handling of one request. Whatever is left out goes on as without it. */
export interface FaultEffect {
  instead?: (interception: Interception) => void;
  /** Goes on as without it, after this has been done. */
  before?: (replica: ReplicaPower) => void;
  /** Simulated time before anything happens. */
  delayMs?: number;
  /** Headers go out at once, the body that much later. */
  bodyDelayMs?: number;
  editRequest?: (request: GenerationRequest) => GenerationRequest;
  editPlan?: (plan: ReplyPlan, context: PlanContext) => ReplyPlan;
  /** Null leaves it out. */
  editPayload?: (payload: Payload) => Payload | null;
  dropsDone?: boolean;
  /** The bytes of one event of a stream. */
  frame?: (event: string) => string;
  /** Between the server and the socket. */
  wrapSink?: (inner: ByteSink) => ByteSink;
  /** Called before the event that makes that many tokens sent; true says that the reply has ended. */
  atTokens?: (tokens: number, sending: Sending) => boolean;
  headers?: Readonly<Record<string, string>>;
}

/** For each fault of a family, how its effect on one request is made. */
export type EffectMakers<Family extends { kind: string }> = {
  [Kind in Family['kind']]: (fault: Extract<Family, { kind: Kind }>) => FaultEffect;
};
