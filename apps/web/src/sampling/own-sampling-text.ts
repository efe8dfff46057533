import { ownParameters } from '@assay/contracts/own-sampling';
import { PARAMETER_NAMES, type SamplingParameter } from '@assay/contracts/sampling-capabilities';

import { namedBackends, type AskedBackend } from './named-backends.ts';

/** "top_k, min_p and repetition_penalty". */
export function parameterList(parameters: readonly SamplingParameter[]): string {
  return LIST.format(parameters.map((parameter) => PARAMETER_NAMES[parameter]));
}

const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** What a sweep on these backends will not know of its own sampling, and where; null: nothing. */
export function ownSamplingNote(backends: readonly AskedBackend[]): string | null {
  const places = new Map<string, AskedBackend[]>();
  for (const backend of backends) {
    const own = ownParameters(backend.dialect);
    if (own.length === 0) continue;
    const list = parameterList(own);
    places.set(list, [...(places.get(list) ?? []), backend]);
  }
  if (places.size === 0) return null;
  const parts = [...places].map(([list, asked]) => `${list} at ${namedBackends(asked)}`);
  return `Not known, since the server has its own: ${parts.join('; ')}.`;
}
