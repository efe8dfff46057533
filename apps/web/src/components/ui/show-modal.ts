/**
 * Opens a modal dialog. The page behind it keeps the room of its scroll bar, which it loses then, and only where it
 * has one: a short page would otherwise be moved by that width.
 */
export function showModal(dialog: HTMLDialogElement | null): void {
  const root = document.documentElement;
  const hasScrollBar = window.innerWidth > root.clientWidth;
  root.toggleAttribute('data-scroll-bar', hasScrollBar);
  dialog?.showModal();
}
