import { useEffect, useRef, type RefObject } from 'react';

/**
 * Leads to the first field, or group of fields, that a form complains about, which may be far from the button that was
 * pressed, and opens the part of the form that it is folded into.
 *
 * @param errors another object for each time that was submitted; null before the first
 */
export function useFocusFirstInvalid(errors: object | null): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const field = form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid]');
    field?.closest('details')?.setAttribute('open', '');
    field?.focus();
  }, [errors]);
  return form;
}
