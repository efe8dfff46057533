import type { z } from 'zod';

import { importCheckpointsInput } from '@assay/contracts/checkpoints';

type ImportInput = z.input<typeof importCheckpointsInput>;
export type CheckpointLine = ImportInput['checkpoints'][number];

export type ReadLines =
  | { kind: 'ready'; checkpoints: CheckpointLine[] }
  /** One sentence for each line that cannot be read, with its number. */
  | { kind: 'incomplete'; complaints: string[] };

/** The columns of a line; only the first must be there. */
export const LINE_COLUMNS = [
  'served model',
  'name',
  'family',
  'training run',
  'step',
  'parent',
] as const;

/**
 * Reads one checkpoint a line, its columns apart by tabs, as spreadsheets copy them, or by commas. A line that
 * begins with # says nothing. The name is the served model's where it is left empty.
 */
export function readCheckpointLines(text: string, backendId: number): ReadLines {
  const lines = text.split(/\r?\n/).map((line, place) => ({ line, number: place + 1 }));
  const filled = lines.filter(({ line }) => line.trim() !== '' && !line.trim().startsWith('#'));
  if (filled.length === 0) return incomplete(['Give one checkpoint a line.']);
  const read = filled.map(({ line, number }) => ({ number, ...readLine(line, backendId) }));
  const complaints = read.flatMap(({ number, complaint }) =>
    complaint === null ? [] : [`Line ${number}: ${complaint}`],
  );
  if (complaints.length > 0) return incomplete(complaints);
  const checkpoints = read.map(({ checkpoint }) => checkpoint);
  const parsed = importCheckpointsInput.safeParse({ checkpoints });
  if (parsed.success) return { kind: 'ready', checkpoints };
  const sentences = parsed.error.issues.map(({ path, message }) => {
    const number = read[Number(path[1])]?.number;
    return number === undefined ? message : `Line ${number}: ${message}`;
  });
  return incomplete(sentences);
}

function incomplete(complaints: string[]): ReadLines {
  return { kind: 'incomplete', complaints };
}

function readLine(
  line: string,
  backendId: number,
): { checkpoint: CheckpointLine; complaint: string | null } {
  const cells = line.split(line.includes('\t') ? '\t' : ',').map((cell) => cell.trim());
  const [servedName = '', name = '', family, trainingRun, step = '', parentName] = cells;
  return {
    checkpoint: {
      ...{ backendId, servedName, name: name === '' ? servedName : name },
      ...{ family, trainingRun, parentName },
      ...(step !== '' && { step: Number(step) }),
    },
    complaint: complaintOf({ cells, step }),
  };
}

function complaintOf({ cells, step }: { cells: readonly string[]; step: string }): string | null {
  if (cells.length > LINE_COLUMNS.length) return `it has more than ${LINE_COLUMNS.length} columns.`;
  if (step !== '' && !/^\d{1,10}$/.test(step)) return `the step "${step}" is not a whole number.`;
  return null;
}
