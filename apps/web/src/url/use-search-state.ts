'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import type { z } from 'zod';

import { readSearchState, writeSearchState, type SearchStateSchema } from './search-state.ts';

/**
 * A screen's filters and order, kept in the URL so that a view can be sent to a colleague. Changing
 * it rewrites the address in place, without a round trip to the server.
 */
export function useSearchState<Schema extends SearchStateSchema>(
  schema: Schema,
): [z.output<Schema>, (change: Partial<z.output<Schema>>) => void] {
  const pathname = usePathname();
  const parameters = useSearchParams();
  const state = useMemo(
    () => readSearchState(schema, new URLSearchParams(parameters.toString())),
    [schema, parameters],
  );
  const change = useCallback(
    (part: Partial<z.output<Schema>>) => {
      // The address as it is now: a second change may come before the first one is rendered.
      const current = readSearchState(schema, new URLSearchParams(window.location.search));
      const query = writeSearchState(schema, { ...current, ...part });
      window.history.replaceState(null, '', `${pathname}${query}`);
    },
    [schema, pathname],
  );
  return [state, change];
}
