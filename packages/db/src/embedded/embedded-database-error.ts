/** Why the embedded database could not do what it was asked: one sentence for a person, with what to do. */
export class EmbeddedDatabaseError extends Error {
  override readonly name = 'EmbeddedDatabaseError';
}

/** The sentence for a full disk; about 200 MB carry a new cluster and its first log files. */
export function fullDiskError(folder: string, cause?: unknown): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    `The disk that holds ${folder} is full: free at least 200 MB there, or name another folder with --data, and start again.`,
    { cause },
  );
}

/** Turns an error of the file system into a sentence about the data folder; others pass unchanged. */
export function asDataFolderError(error: unknown, folder: string): unknown {
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  // What a recursive mkdir of Node says on a read-only disk.
  const kind = code === 'ENOENT' && syscall === 'mkdir' ? 'EROFS' : code;
  switch (kind ?? '') {
    case 'ENOSPC':
    case 'EDQUOT':
      return fullDiskError(folder, error);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new EmbeddedDatabaseError(
        `The data folder ${folder} cannot be written: give this account the right to, or name another folder with --data.`,
        { cause: error },
      );
    case 'ENOTDIR':
    case 'EEXIST':
    case 'EISDIR':
      return new EmbeddedDatabaseError(
        `The data folder ${folder} is not a folder, or one of its parents or parts has the wrong type: move that away, or name another folder with --data.`,
        { cause: error },
      );
    default:
      return error;
  }
}

/** Whether the output of a PostgreSQL program says that the disk is full; a write cut short comes with a hint. */
export function tellsOfFullDisk(output: string): boolean {
  return (
    output.includes('No space left on device') ||
    output.includes('Disk quota exceeded') ||
    output.includes('Check free disk space')
  );
}

const TELLING_MARKS = ['FATAL: ', 'PANIC: ', 'error: '];

/** The reason in the output of a PostgreSQL program: the first line marked as an error, else the last one. */
export function findReason(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  for (const mark of TELLING_MARKS) {
    const line = lines.find((candidate) => candidate.includes(mark));
    if (line !== undefined)
      return line
        .slice(line.indexOf(mark) + mark.length)
        .trim()
        .slice(0, 300);
  }
  return (lines.at(-1) ?? 'no message').slice(0, 300);
}
