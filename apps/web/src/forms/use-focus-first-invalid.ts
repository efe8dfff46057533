import { useEffect, useRef, type RefObject } from 'react';

/**
 * Leads to the first field that a form complains about, which may be far from the button that was pressed.
 *
 * @param errors another object for each time that was submitted
 */
export function useFocusFirstInvalid(errors: object): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [errors]);
  return form;
}
