import { isRecord } from '../imports/refused.ts';
import { profileNamed, unknownProfile } from '../math/profiles.ts';

export interface AskedGrader {
  kind: string;
  params: Readonly<Record<string, unknown>>;
}

/**
 * Why parameters for all items name no profile that the grader has, so that each sample would be unscorable, as one
 * sentence; null: nothing is wrong with it. Only `math` has profiles; other kinds do not read the parameter. A judge's
 * rule reads its own parameters and what else the judge's say.
 */
export function profileFault({ kind, params }: AskedGrader): string | null {
  if (kind === 'math') {
    return profileNamed(params.profile) === null ? unknownProfile(params.profile) : null;
  }
  const { rule, mode, ...others } = params;
  if (kind !== 'judge' || mode === 'alone' || !isRecord(rule) || rule.kind !== 'math') return null;
  const own = isRecord(rule.params) ? rule.params : {};
  return profileFault({ kind: 'math', params: { ...own, ...others } });
}
