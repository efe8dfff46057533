import 'server-only';

import type { Account, Profile } from 'next-auth';

import { signInWithProvider } from '@assay/api/auth/provider';
import type { VerifiedUser } from '@assay/api/auth/verify-password';
import { AssayError } from '@assay/contracts/errors';

import { services } from './services.ts';
import { verifiedEmailOf } from './verified-email.ts';

/** The member whom an outside account belongs to; null when there is none. */
export async function memberBehind(
  account: Account,
  profile: Profile | undefined,
): Promise<VerifiedUser | null> {
  try {
    return await signInWithProvider(services(), {
      provider: account.provider,
      subject: account.providerAccountId,
      verifiedEmail: await verifiedEmailOf(account, profile),
    });
  } catch (error) {
    if (error instanceof AssayError && error.code === 'not-allowed') return null;
    throw error;
  }
}
