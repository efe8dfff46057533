/** Whether a page belongs to a section of the menu; the start page holds itself and the training curves. */
export function isCurrentSection(href: string, pathname: string): boolean {
  if (href === '/') return pathname === '/' || pathname === '/training';
  return pathname === href || pathname.startsWith(`${href}/`);
}
