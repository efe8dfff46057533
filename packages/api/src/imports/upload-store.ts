import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { AssayError } from '@assay/contracts/errors';

/** Files that people sent to be imported, until they are, or for a day. */
export interface UploadStore {
  /**
   * Keeps a file, in the upload that is named or in a new one; resolves with the upload's id.
   * @throws AssayError 'bad-input' for a file that is too large, 'not-found' for an upload that is not there
   */
  save(
    workspaceId: number,
    file: { name: string; bytes: AsyncIterable<Uint8Array>; into?: string | undefined },
  ): Promise<string>;
  /**
   * The path of an upload's file, or of the folder with its files where it has several; and the file's name.
   * @throws AssayError 'not-found'
   */
  find(workspaceId: number, uploadId: string): Promise<{ path: string; name: string }>;
  remove(workspaceId: number, uploadId: string): Promise<void>;
}

const LARGEST_UPLOAD_BYTES = 2 * 1024 ** 3;
const LIFETIME_MS = 24 * 60 * 60 * 1000;

/** A folder for each file, named by workspace and id; the file in it has the name that it was sent under. */
export function createUploadStore(folder: string, now: () => Date): UploadStore {
  const folderOf = (workspaceId: number, uploadId: string) =>
    path.join(folder, `${workspaceId}-${uploadId}`);

  async function removeStale(): Promise<void> {
    for (const entry of await readdir(folder)) {
      const place = path.join(folder, entry);
      const stats = await stat(place).catch(() => null);
      if (stats !== null && now().getTime() - stats.mtimeMs > LIFETIME_MS) {
        await rm(place, { recursive: true, force: true });
      }
    }
  }

  return {
    async save(workspaceId, { name, bytes, into }) {
      const uploadId = into ?? randomUUID();
      const place = folderOf(workspaceId, uploadId);
      if (into === undefined) await mkdir(place, { recursive: true, mode: 0o700 });
      else await filesOf(place);
      await removeStale();
      const file = path.join(place, fileName(name));
      try {
        const target = createWriteStream(file, { mode: 0o600 });
        await pipeline(Readable.from(bytes, { objectMode: false }), bounded(), target);
      } catch (error) {
        await rm(into === undefined ? place : file, { recursive: true, force: true });
        throw error;
      }
      return uploadId;
    },
    async find(workspaceId, uploadId) {
      const place = folderOf(workspaceId, uploadId);
      const [name, ...others] = await filesOf(place);
      return others.length > 0
        ? { path: place, name: `${others.length + 1} files` }
        : { path: path.join(place, name), name };
    },
    remove: (workspaceId, uploadId) =>
      rm(folderOf(workspaceId, uploadId), { recursive: true, force: true }),
  };
}

/** @throws AssayError 'not-found' where there is none */
async function filesOf(place: string): Promise<[string, ...string[]]> {
  const [first, ...others] = await readdir(place).catch(() => []);
  if (first !== undefined) return [first, ...others];
  throw new AssayError(
    'not-found',
    'The file is not here any more: files are kept for a day. Send it again.',
  );
}

/** A name that stays in its folder, whatever it was; endings tell the format. */
function fileName(name: string): string {
  const safe = name.replaceAll(/[^\w.-]+/g, '_').replace(/^\.+/, '');
  return safe === '' ? 'file' : safe.slice(-120);
}

function bounded(): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      if (bytes <= LARGEST_UPLOAD_BYTES) done(null, chunk);
      else
        done(
          new AssayError(
            'bad-input',
            'The file is larger than 2 GiB: pack it with gzip, or cut it.',
          ),
        );
    },
  });
}
