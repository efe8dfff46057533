import { expect, it } from 'vitest';

import { refuseUnswitchable } from './refuse-unswitchable.ts';

const GPU = {
  backendName: 'gpu',
  dialect: 'sglang',
  replies: 'streamed',
  isSwitched: false,
} as const;

it('refuses what a server cannot load, and says what to do instead', () => {
  const laptop = { ...GPU, backendName: 'laptop', dialect: 'ollama', serving: 'weights' } as const;
  expect(() => {
    refuseUnswitchable([laptop, laptop, { ...GPU, serving: 'weights' }]);
  }).toThrow(
    'Some checkpoints cannot be served. laptop (Ollama): Ollama changes models by their names: choose "served as it is" under that name.',
  );
});

it('refuses a checkpoint whose weights others replace: what it was started with has no path', () => {
  for (const serving of ['served', 'adapter'] as const) {
    expect(() => {
      refuseUnswitchable([{ ...GPU, serving, isSwitched: true }]);
    }).toThrow(/gpu: other checkpoints replace its weights/);
  }
});

it('lets through what can be loaded', () => {
  refuseUnswitchable([
    { ...GPU, serving: 'served' },
    { ...GPU, serving: 'adapter' },
    { ...GPU, serving: 'weights', isSwitched: true },
  ]);
});
