import 'server-only';

import { signInProviders } from './auth-providers.ts';

export interface OutsideProvider {
  id: string;
  name: string;
}

/** The buttons of the sign-in page: every provider that is switched on, but for the password. */
export function outsideProviders(): OutsideProvider[] {
  return signInProviders()
    .filter(({ type }) => type === 'oauth')
    .map(({ id, name }) => ({ id, name }));
}
