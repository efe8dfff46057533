import { AssayError } from '@assay/contracts/errors';
import { findUserByEmail, findUserByIdentity, linkIdentity } from '@assay/db/queries/people';

import type { ApiServices } from '../services.ts';
import type { VerifiedUser } from './verify-password.ts';

export interface ProviderProfile {
  provider: string;
  /** The provider's own, stable id of the person. */
  subject: string;
  /** Only an address that the provider has verified; null otherwise. */
  verifiedEmail: string | null;
}

/**
 * The person behind an outside account. One who is already a member is linked on first sign-in by a verified
 * e-mail; nobody becomes a member by having an account elsewhere.
 * @throws AssayError 'not-allowed' when no member has this account or address.
 */
export async function signInWithProvider(
  services: ApiServices,
  profile: ProviderProfile,
): Promise<VerifiedUser> {
  const { provider, subject, verifiedEmail } = profile;
  const known = await findUserByIdentity(services.prisma, provider, subject);
  const user =
    known ?? (verifiedEmail ? await findUserByEmail(services.prisma, verifiedEmail) : null);
  if (!user || user.disabledAt) {
    throw new AssayError(
      'not-allowed',
      'No member of this installation has that account; ask an administrator.',
    );
  }
  if (!known) await linkIdentity(services.prisma, { provider, subject, userId: user.id });
  return { userId: user.id, name: user.name, email: user.email };
}
