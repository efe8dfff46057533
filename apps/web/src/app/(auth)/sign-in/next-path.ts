/** A place in this app to go to after sign-in; anything that could lead elsewhere becomes the start page. */
export function nextPath(next: string | undefined): string {
  if (next === undefined || next.length > 2000) return '/';
  // Browsers read a backslash as a slash and drop tabs and line ends, so "/\\evil" and "/\t/evil" leave the site.
  const printable = [...next].every((character) => character > ' ' && character !== '\\');
  if (!printable || !next.startsWith('/') || next.startsWith('//')) return '/';
  return next.startsWith('/sign-in') ? '/' : next;
}
