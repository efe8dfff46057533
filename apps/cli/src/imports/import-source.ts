import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';

import { z } from 'zod';

import type { ImportSource } from '@assay/contracts/imports';
import { recipes } from '@assay/eval-core/recipes/registry';

import { CommandFailure } from '../failure.ts';
import type { Installation } from '../installation.ts';

export interface SourceOptions {
  recipe?: string;
  config?: string;
  split?: string;
  revision?: string;
}

/**
 * What the command was given: `hf:owner/name`, a file or a folder of files (which are sent), or a recipe.
 * @throws CommandFailure where it is none of them
 */
export async function findImportSource(
  installation: Installation,
  what: string,
  { recipe = null, config = null, split = null, revision = null }: Nullable<SourceOptions>,
): Promise<ImportSource> {
  if (what.startsWith('hf:')) {
    return { kind: 'hub', dataset: what.slice('hf:'.length), config, split, revision };
  }
  const files = await filesAt(what);
  if (files.length > 0) {
    return { kind: 'upload', uploadId: await sendFiles(installation, files), recipe };
  }
  if (recipes.has(what)) return { kind: 'recipe', recipe: what, revision };
  throw new CommandFailure(
    `There is no file "${what}" and no recipe of that name; recipes are ${[...recipes.keys()].join(', ')}. A set of the hub is named hf:owner/name.`,
  );
}

type Nullable<T> = { [K in keyof T]?: T[K] | null };

async function filesAt(place: string): Promise<string[]> {
  const stats = await stat(place).catch(() => null);
  if (stats === null) return [];
  if (!stats.isDirectory()) return [place];
  const entries = await readdir(place, { withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => path.join(place, name));
}

async function sendFiles(installation: Installation, files: readonly string[]): Promise<string> {
  let uploadId: string | null = null;
  for (const file of files) uploadId = await sendFile(installation, file, uploadId);
  if (uploadId === null) throw new CommandFailure('There is no file to send.');
  return uploadId;
}

const uploadSchema = z.object({ uploadId: z.string() });

async function sendFile(
  { url: address, token }: Installation,
  file: string,
  into: string | null,
): Promise<string> {
  const url = new URL('/api/uploads', address);
  url.searchParams.set('name', path.basename(file));
  if (into !== null) url.searchParams.set('into', into);
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    body: Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>,
    duplex: 'half',
    redirect: 'error',
  }).catch(() => {
    throw new CommandFailure(`Assay does not take files at ${url.origin}: is it started?`);
  });
  const text = await response.text();
  if (!response.ok) throw new CommandFailure(text.trim().split('\n')[0]?.slice(0, 300) ?? '');
  return uploadSchema.parse(JSON.parse(text)).uploadId;
}
