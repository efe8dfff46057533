import { expect, it } from 'vitest';

import { refuseUnloadable, type ServedCheckpoint } from './refuse-unloadable.ts';

const adapters = (count: number): ServedCheckpoint[] =>
  Array.from({ length: count }, (_, index) => ({ name: `step-${index}`, serving: 'adapter' }));

it('names what servers of the dialect cannot load, each with what to do instead', () => {
  expect(() => {
    refuseUnloadable(
      [
        { name: 'base', serving: 'served' },
        { name: 'tuned', serving: 'weights' },
        { name: 'small', serving: 'adapter' },
      ],
      'ollama',
    );
  }).toThrow(
    'As Ollama, the backend could not load checkpoints that it has. "tuned": Ollama changes models by their names: choose "served as it is" under that name. "small": Ollama makes a model of each adapter: choose "served as it is" under that name. Change or remove them first.',
  );
});

it('says the reason once for many, and names five', () => {
  expect(() => {
    refuseUnloadable(adapters(7), 'tgi');
  }).toThrow(/"step-0", .*"step-4" and 2 more: TGI has the adapters/);
});

it('lets through what the servers can load', () => {
  refuseUnloadable([...adapters(2), { name: 'full', serving: 'weights' }], 'vllm');
  refuseUnloadable([{ name: 'base', serving: 'served' }], 'plain');
});
