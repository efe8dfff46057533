import type { Me } from '@assay/contracts/account';

import type { Actor } from '../actor.ts';

export function describeMe(actor: Actor): Me {
  const { userId, email, name, role, workspace, passwordIsOneTime, hasPassword } = actor;
  return { userId, email, name, role, workspace, passwordIsOneTime, hasPassword };
}
