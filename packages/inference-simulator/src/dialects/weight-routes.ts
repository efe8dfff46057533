import { json, text } from './http-reply.ts';
import { RefusedError } from './refusal.ts';
import type { Route, RouteCall } from './server-control.ts';

/** A text field of a request's body. @throws RefusedError when it is missing */
export function requiredText({ body }: RouteCall, name: string): string {
  const value = body[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new RefusedError({ kind: 'parameter', param: name, message: `Field required: ${name}` });
}

export function optionalText({ body }: RouteCall, name: string): string | null {
  const value = body[name];
  return typeof value === 'string' ? value : null;
}

/** vLLM's adapters: plain sentences as replies. */
export const VLLM_ADAPTER_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: '/v1/load_lora_adapter',
    handle: (call) => {
      const name = requiredText(call, 'lora_name');
      const path = requiredText(call, 'lora_path');
      if (call.server.models.some(({ id }) => id === name)) {
        throw new RefusedError({
          kind: 'parameter',
          param: 'lora_name',
          message: `The lora adapter '${name}' has already been loaded.`,
        });
      }
      call.server.loadAdapter({ name, path });
      return text(`Success: LoRA adapter '${name}' added successfully.`);
    },
  },
  {
    method: 'POST',
    path: '/v1/unload_lora_adapter',
    handle: (call) => {
      const name = requiredText(call, 'lora_name');
      if (!call.server.unloadAdapter(name)) {
        throw new RefusedError({ kind: 'unknown-model', model: name });
      }
      return text(`Success: LoRA adapter '${name}' removed successfully.`);
    },
  },
];

/** vLLM's full weights, in its development mode: loaded by one call, named by another. */
export const VLLM_WEIGHT_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: '/collective_rpc',
    handle: (call) => {
      const method = requiredText(call, 'method');
      if (method !== 'reload_weights') {
        throw new RefusedError({ kind: 'not-supported', message: `No method ${method}.` });
      }
      const { weights_path: path } = (call.body.kwargs ?? {}) as { weights_path?: unknown };
      if (typeof path === 'string') call.server.updateWeights({ path, version: null });
      return json({ results: [null] });
    },
  },
  {
    method: 'POST',
    path: '/update_weight_version',
    handle: (call) => {
      const version = requiredText(call, 'new_version');
      call.server.updateWeights({ path: call.server.models[0]?.root ?? '', version });
      return json({ success: true, new_version: version });
    },
  },
  {
    method: 'GET',
    path: '/weight_info',
    handle: ({ server }) => json({ weight_version: server.weightsId }),
  },
];

/** SGLang's adapters: a flag and the list of what is loaded. */
export const SGLANG_ADAPTER_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: '/load_lora_adapter',
    handle: (call) => {
      const name = requiredText(call, 'lora_name');
      call.server.loadAdapter({ name, path: requiredText(call, 'lora_path') });
      return json({ success: true, error_message: '', loaded_adapters: loaded(call) });
    },
  },
  {
    method: 'POST',
    path: '/unload_lora_adapter',
    handle: (call) => {
      const success = call.server.unloadAdapter(requiredText(call, 'lora_name'));
      const reply = { success, error_message: success ? '' : 'not loaded' };
      return json({ ...reply, loaded_adapters: loaded(call) }, success ? 200 : 400);
    },
  },
];

function loaded({ server }: RouteCall): Record<string, string> {
  const adapters = server.models.filter(({ parent }) => parent !== null);
  return Object.fromEntries(adapters.map(({ id, root }) => [id, root]));
}
