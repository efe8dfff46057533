import { expect, test } from 'vitest';

import { readCheckpointLines } from './read-checkpoint-lines.ts';

test('reads lines of a spreadsheet and of a list alike', () => {
  const commas = readCheckpointLines('org/m-100, m-100, qwen, rl-7, 100, base', 3);
  const tabs = readCheckpointLines('org/m-100\tm-100\tqwen\trl-7\t100\tbase\r\n', 3);
  expect(commas).toEqual({
    kind: 'ready',
    checkpoints: [
      {
        ...{ backendId: 3, servedName: 'org/m-100', name: 'm-100', family: 'qwen' },
        ...{ trainingRun: 'rl-7', step: 100, parentName: 'base' },
      },
    ],
  });
  expect(tabs).toEqual(commas);
});

test('the served model alone is enough; comments and empty lines say nothing', () => {
  const read = readCheckpointLines('# from the cluster\n\nm-1\nm-2', 3);
  expect(read.kind === 'ready' && read.checkpoints.map(({ name }) => name)).toEqual(['m-1', 'm-2']);
});

test('a comma within a column of a spreadsheet stays there', () => {
  const read = readCheckpointLines('m\tm, at 0.5', 3);
  expect(read.kind === 'ready' && read.checkpoints[0]?.name).toBe('m, at 0.5');
});

test('every line that cannot be read is named by its number', () => {
  const read = readCheckpointLines('m,m,,,ten\n\nn,n,,,1,p,more\n', 3);
  expect(read).toEqual({
    kind: 'incomplete',
    complaints: [
      'Line 1: the step "ten" is not a whole number.',
      'Line 3: it has more than 6 columns.',
    ],
  });
});

test('a line without a served model is named, and so is an empty text', () => {
  const read = readCheckpointLines('m\n,n', 3);
  expect(read).toEqual({
    kind: 'incomplete',
    complaints: ['Line 2: Name the model as the server calls it.'],
  });
  expect(readCheckpointLines(' \n', 3).kind).toBe('incomplete');
});
