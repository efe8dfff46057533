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
   * Keeps a file; resolves with its id.
   * @throws AssayError 'bad-input' for a file that is too large
   */
  save(workspaceId: number, name: string, bytes: AsyncIterable<Uint8Array>): Promise<string>;
  /**
   * The path of a file of this workspace, and the name that it was sent under.
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
    async save(workspaceId, name, bytes) {
      const uploadId = randomUUID();
      const place = folderOf(workspaceId, uploadId);
      await mkdir(place, { recursive: true, mode: 0o700 });
      await removeStale();
      const file = createWriteStream(path.join(place, fileName(name)), { mode: 0o600 });
      try {
        await pipeline(Readable.from(bytes, { objectMode: false }), bounded(), file);
      } catch (error) {
        await rm(place, { recursive: true, force: true });
        throw error;
      }
      return uploadId;
    },
    async find(workspaceId, uploadId) {
      const place = folderOf(workspaceId, uploadId);
      const [name] = await readdir(place).catch(() => []);
      if (name !== undefined) return { path: path.join(place, name), name };
      throw new AssayError(
        'not-found',
        'The file is not here any more: files are kept for a day. Send it again.',
      );
    },
    remove: (workspaceId, uploadId) =>
      rm(folderOf(workspaceId, uploadId), { recursive: true, force: true }),
  };
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
