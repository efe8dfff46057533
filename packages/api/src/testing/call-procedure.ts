import { callTRPCProcedure, type AnyTRPCProcedure, type TRPCProcedureType } from '@trpc/server';

import type { Actor } from '../actor.ts';
import { appRouter } from '../root.ts';
import type { ApiServices } from '../services.ts';

/** Every procedure of the router by its path, such as `sweeps.get`; a new one is in it by itself. */
export function procedureTypes(): Map<string, TRPCProcedureType> {
  // The type is that of the nested routers; at run time the record is flat.
  const flat = appRouter._def.procedures as unknown as Record<string, AnyTRPCProcedure>;
  return new Map(Object.entries(flat).map(([path, procedure]) => [path, procedure._def.type]));
}

/** Calls a procedure by its path, past the types; of a subscription, waits for the first event. */
export async function callByPath(
  services: ApiServices,
  { path, actor, input }: { path: string; actor: Actor | null; input?: unknown },
): Promise<unknown> {
  const type = procedureTypes().get(path);
  if (!type) throw new Error(`there is no procedure ${path}`);
  const result: unknown = await callTRPCProcedure({
    router: appRouter,
    path,
    type,
    ctx: { services, actor },
    getRawInput: () => Promise.resolve(input),
    signal: undefined,
    batchIndex: 0,
  });
  return isAsyncIterable(result) ? firstOf(result) : result;
}

async function firstOf(events: AsyncIterable<unknown>): Promise<unknown> {
  for await (const event of events) return event;
  return undefined;
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
