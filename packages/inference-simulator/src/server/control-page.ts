import { json, type HttpReply } from '../dialects/http-reply.ts';
import type { FaultRule } from '../faults/fault-schedule.ts';
import type { Simulator } from '../start-simulator.ts';
import type { SimulatorState } from './simulator-state.ts';

/**
 * The state and the levers under /__sim/, for tests in another process:
 * GET state, totals (the state without its long lists); POST reset, faults (a list of rules), kill ({replica, mode, downMs}), revive ({replica}),
 * forbid ({promptIncludes}).
 */
export function controlPage(
  simulator: Pick<Simulator, 'state' | 'reset' | 'setFaults' | 'kill' | 'revive' | 'forbid'>,
  { method, path, body }: { method: string; path: string; body: Buffer },
): HttpReply | null {
  if (!path.startsWith('/__sim/')) return null;
  try {
    return answer(simulator, `${method} ${path}`, body.length > 0 ? parse(body) : {});
  } catch (error) {
    return json({ error: error instanceof Error ? error.message : String(error) }, 400);
  }
}

function answer(
  simulator: Parameters<typeof controlPage>[0],
  call: string,
  body: unknown,
): HttpReply {
  const fields = body as {
    replica?: number;
    mode?: 'refuse';
    downMs?: number;
    promptIncludes?: string;
  };
  switch (call) {
    case 'GET /__sim/state':
      return json(simulator.state());
    case 'GET /__sim/totals':
      return json(withoutLists(simulator.state()));
    case 'POST /__sim/reset':
      simulator.reset();
      return json({ ok: true });
    case 'POST /__sim/faults':
      simulator.setFaults(body as FaultRule[]);
      return json({ ok: true });
    case 'POST /__sim/kill':
      simulator.kill(fields.replica ?? 0, fields);
      return json({ ok: true });
    case 'POST /__sim/revive':
      simulator.revive(fields.replica ?? 0).catch(() => undefined);
      return json({ ok: true });
    case 'POST /__sim/forbid':
      simulator.forbid(fields.promptIncludes ?? '');
      return json({ ok: true });
    default:
      return json({ error: `There is no ${call}; GET /__sim/state shows all there is.` }, 404);
  }
}

function withoutLists({ requests: _, replicas, ...totals }: SimulatorState): object {
  return { ...totals, replicas: replicas.map(({ occupancy: __, ...replica }) => replica) };
}

function parse(body: Buffer): unknown {
  return JSON.parse(body.toString('utf8'));
}
