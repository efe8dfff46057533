import type { Sampling } from '@assay/contracts/sampling';
import {
  refusedParameters,
  SAMPLING_CAPABILITIES,
  SAMPLING_PARAMETERS,
  type SamplingParameter,
} from '@assay/contracts/sampling-capabilities';

import { namedBackends, type AskedBackend } from './named-backends.ts';

type Notes = Partial<Record<SamplingParameter, string>>;

/** For each set parameter that a backend would drop in silence, who would, and what to do. */
export function refusedFields(sampling: Sampling, backends: readonly AskedBackend[]): Notes {
  return notesFor(backends, ({ dialect }) => refusedParameters(sampling, dialect), {
    before: 'Not followed by ',
    after: ': leave it empty, or choose other checkpoints.',
  });
}

/** For each parameter that a backend does not follow, who does not: to be known before it is set. */
export function unfollowedFields(backends: readonly AskedBackend[]): Notes {
  const unfollowed = ({ dialect }: AskedBackend) =>
    SAMPLING_PARAMETERS.filter(
      (parameter) => SAMPLING_CAPABILITIES[dialect][parameter] === 'refused',
    );
  return notesFor(backends, unfollowed, { before: 'Not followed by ', after: '.' });
}

function notesFor(
  backends: readonly AskedBackend[],
  parametersOf: (backend: AskedBackend) => readonly SamplingParameter[],
  { before, after }: { before: string; after: string },
): Notes {
  const notes: Notes = {};
  for (const parameter of SAMPLING_PARAMETERS) {
    const concerned = backends.filter((backend) => parametersOf(backend).includes(parameter));
    if (concerned.length > 0) notes[parameter] = `${before}${namedBackends(concerned)}${after}`;
  }
  return notes;
}
