import path from 'node:path';

import { sampleLineSchema, type SampleLine } from '@assay/contracts/statistics/sample-line';
import {
  sampleMatrix,
  type SampleFigures,
  type SampleMatrix,
} from '@assay/eval-core/statistics/sample-matrix';

import { CommandFailure } from '../failure.ts';
import { readLineFile, STANDARD_INPUT } from '../lines/read-line-file.ts';

/** The samples of one file: one checkpoint on one benchmark. */
export interface SampleFile {
  name: string;
  matrix: SampleMatrix;
  /** Whether any line has the field "answer": where none has, answers are unknown, not missing. */
  hasAnswers: boolean;
}

/**
 * Reads sample lines. Repeats are told apart by their numbers and may start at any; a repeat of which no line tells
 * is not there.
 * @throws CommandFailure with one sentence about the first line that is wrong, or a file without lines
 */
export async function readSamples(file: string): Promise<SampleFile> {
  const lines: SampleLine[] = [];
  for await (const line of readLineFile(file, sampleLineSchema)) lines.push(line);
  const name = file === STANDARD_INPUT ? 'standard input' : path.basename(file);
  if (lines.length === 0) throw new CommandFailure(`There is no sample in ${name}.`);
  try {
    return {
      name,
      matrix: sampleMatrix(figuresOf(lines)),
      hasAnswers: lines.some(({ answer }) => answer !== undefined),
    };
  } catch (error) {
    if (error instanceof RangeError) throw new CommandFailure(`${name}: ${error.message}`);
    throw error;
  }
}

function figuresOf(lines: readonly SampleLine[]): SampleFigures[] {
  const labels = [...new Set(lines.map(({ repeat }) => repeat))].sort((a, b) => a - b);
  const columns = new Map(labels.map((label, column) => [label, column]));
  return lines.map((line) => ({
    item: line.item,
    repeat: columns.get(line.repeat) ?? 0,
    verdict: line.verdict,
    answer: line.answer ?? null,
    tokens: line.tokens,
    thinkingTokens: line.thinkingTokens,
    tokensEstimated: line.tokensEstimated,
    thinkingEstimated: line.thinkingEstimated,
    isCutOff: line.finish === null ? null : line.finish === 'length',
    attributes: knownAttributes(line.attributes),
  }));
}

function knownAttributes(attributes: SampleLine['attributes']): SampleFigures['attributes'] {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
}
