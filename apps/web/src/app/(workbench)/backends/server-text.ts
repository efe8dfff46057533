import type { ServerIdentity } from '@assay/contracts/backends';

import { formatCount } from '../../../format/numbers.ts';

/** What a server told of itself, in one line. */
export function serverText({
  version,
  weightsId,
  slots,
  hasMetrics,
  isHealthy,
}: ServerIdentity): string {
  const facts = [
    version === null ? null : `version ${version}`,
    weightsId === null ? null : `weights ${weightsId}`,
    slots === null ? null : `${formatCount(slots)} requests at once`,
    hasMetrics ? 'tells how many requests wait' : 'does not tell how many requests wait',
    isHealthy === false ? 'says that it is not healthy' : null,
  ];
  const sentence = facts.filter((fact) => fact !== null).join(', ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}
