import type { z } from 'zod';

import { readPrivateJson } from '@assay/db/process/private-json';

import { LaunchError } from './launch-error.ts';

/** Reads a JSON file of the data folder; null when it is missing. Throws a sentence when it is damaged. */
export function readDataFile<T>(file: string, schema: z.ZodType<T>): Promise<T | null> {
  return readPrivateJson(file, {
    schema,
    damaged: () =>
      new LaunchError(
        `The file ${file} is damaged: put back a copy of it, or move its whole folder away to begin anew.`,
      ),
  });
}
