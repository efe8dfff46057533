const sentences: Readonly<Record<string, string>> = {
  CredentialsSignin: 'That e-mail and password do not belong together.',
  AccountClosed: 'Too many wrong passwords: this account is closed for ten minutes.',
  Unavailable: 'Assay cannot check passwords right now; try again in a minute.',
  AccessDenied: 'No member of this installation has that account; ask an administrator.',
};

/** One sentence for an error code of sign-in. The code comes out of an address, so its text is never shown. */
export function signInError(code: string | null | undefined): string | null {
  if (!code) return null;
  return Object.hasOwn(sentences, code)
    ? (sentences[code] ?? null)
    : 'Sign-in did not work; try again, or ask an administrator.';
}
