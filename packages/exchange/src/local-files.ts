import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

import type { ReadingOptions } from '@assay/eval-core/imports/item-mapping';

import { naturalOrder } from './natural-order.ts';
import type { NamedBytes } from './read-file.ts';
import type { FilesSource } from './read-files.ts';
import { UnreadableSourceError } from './read-record.ts';

/**
 * Files of this machine as a source. A folder stands for the files in it that `reading.files` names, in
 * natural order; files that stand beside are looked for in the folder of the first.
 *
 * @throws UnreadableSourceError where there is no such file
 */
export async function localFiles(
  paths: readonly string[],
  reading: ReadingOptions,
): Promise<FilesSource> {
  const found = await Promise.all(paths.map((one) => filesAt(one, reading)));
  const files = found.flat();
  const [first] = files;
  if (first === undefined) throw new UnreadableSourceError('There is no file to read.');
  const folder = path.dirname(first);
  const companions = Object.entries(reading.beside ?? {}).map(
    async ([field, name]) => [field, fileBytes(await fileAt(path.join(folder, name)))] as const,
  );
  const beside = Object.fromEntries(await Promise.all(companions));
  return { kind: 'files', files: files.map(fileBytes), reading, beside };
}

/** A file of this machine. */
export function fileBytes(file: string): NamedBytes {
  return { name: path.basename(file), open: () => createReadStream(file) };
}

async function filesAt(place: string, { files, beside = {} }: ReadingOptions): Promise<string[]> {
  const isFolder = (await statOf(place)).isDirectory();
  if (!isFolder) return [place];
  const entries = await readdir(place, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && !Object.values(beside).includes(entry.name))
    .map(({ name }) => name)
    .filter((name) => files === undefined || fits(name, files));
  if (names.length > 0) return names.sort(naturalOrder).map((name) => path.join(place, name));
  throw new UnreadableSourceError(
    `The folder ${place} holds no file${files === undefined ? '' : ` called "${files}"`}.`,
  );
}

async function fileAt(place: string): Promise<string> {
  const stats = await statOf(place);
  if (stats.isFile()) return place;
  throw new UnreadableSourceError(`${place} is no file.`);
}

async function statOf(place: string) {
  try {
    return await stat(place);
  } catch {
    throw new UnreadableSourceError(`There is no file ${place}.`);
  }
}

/** Whether a name fits a pattern in which * stands for any characters. Linear: each part is found once, from the left. */
function fits(name: string, pattern: string): boolean {
  const parts = pattern.split('*');
  const [start = '', ...others] = parts;
  const end = others.pop();
  if (end === undefined) return name === pattern;
  let position = start.length;
  if (!name.startsWith(start)) return false;
  for (const part of others) {
    const found = name.indexOf(part, position);
    if (found === -1) return false;
    position = found + part.length;
  }
  return name.length - end.length >= position && name.endsWith(end);
}
