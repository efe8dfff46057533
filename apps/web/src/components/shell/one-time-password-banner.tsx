'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';

const ACCOUNT = '/account';

export function OneTimePasswordBanner() {
  const onAccount = usePathname() === ACCOUNT;
  return (
    <p className="border-b border-line bg-notice-soft px-4 py-2 text-sm text-notice sm:px-6 lg:px-8">
      You are signed in with the first password.{' '}
      {onAccount ? (
        'Choose your own.'
      ) : (
        <Link href={ACCOUNT} className="font-medium underline underline-offset-2">
          Choose your own.
        </Link>
      )}
    </p>
  );
}
