import { expect, test } from 'vitest';

import { defaultSampling } from '@assay/contracts/sampling';

import { proposeSampling } from './propose-sampling.ts';
import { samplingForm, samplingOf } from './sampling-form.ts';

const plain = { name: 'plain', sampling: {} };
const qwen = { name: 'qwen', sampling: { temperature: 0.6, topK: 20 } };

test('without defaults the usual values are proposed', () => {
  expect(proposeSampling([plain])).toEqual({ form: samplingForm(defaultSampling), notes: {} });
});

test('the defaults of the checkpoints that have some are proposed, with their source', () => {
  const { form, notes } = proposeSampling([plain, qwen, { ...qwen, name: 'qwen-2' }]);
  expect(samplingOf(form)).toEqual({ ...defaultSampling, temperature: 0.6, topK: 20 });
  expect(notes).toEqual({ temperature: 'The default of qwen.', topK: 'The default of qwen.' });
});

test('where defaults differ the usual value stands, and both are named', () => {
  const hot = { name: 'hot', sampling: { temperature: 1 } };
  const { form, notes } = proposeSampling([qwen, hot]);
  expect(form.temperature).toBe(defaultSampling.temperature);
  expect(form.topK).toBe(20);
  expect(notes.temperature).toBe('Defaults differ: 0.6 (qwen), 1 (hot).');
});
