import type { Dialect } from '@assay/contracts/backends';
import { dialectName } from '@assay/contracts/dialect-name';
import { AssayError } from '@assay/contracts/errors';
import type { Sampling } from '@assay/contracts/sampling';
import { PARAMETER_NAMES, refusedParameters } from '@assay/contracts/sampling-capabilities';

/**
 * A parameter that a server drops in silence would make a figure of something else than was asked for.
 * @throws AssayError 'bad-input' that names the backends and the parameters.
 */
export function refuseDropped(
  sampling: Sampling,
  backends: readonly { backendName: string; dialect: Dialect }[],
): void {
  const byName = new Map(backends.map(({ backendName, dialect }) => [backendName, dialect]));
  const complaints = [...byName].flatMap(([name, dialect]) => {
    const refused = refusedParameters(sampling, dialect);
    const names = refused.map((parameter) => PARAMETER_NAMES[parameter]).join(', ');
    return refused.length === 0 ? [] : [`${name} (${dialectName(dialect)}): ${names}`];
  });
  if (complaints.length === 0) return;
  throw new AssayError(
    'bad-input',
    `Some sampling parameters would not be followed. ${complaints.join('; ')}. Leave them at their defaults, or choose other checkpoints.`,
  );
}
