import { readFile, rename, writeFile } from 'node:fs/promises';

import type { z } from 'zod';

/** Reads a JSON file of ours; null when it is missing. Throws what `damaged` makes when it is not as written. */
export async function readPrivateJson<T>(
  file: string,
  { schema, damaged }: { schema: z.ZodType<T>; damaged: () => Error },
): Promise<T | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const parsed = schema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw damaged();
}

/** Writes it readable by its owner only, and so that a crash leaves the old file or the new one. */
export async function writePrivateJson(file: string, value: unknown): Promise<void> {
  await writeFile(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
