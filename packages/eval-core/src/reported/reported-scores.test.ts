import { describe, expect, it } from 'vitest';

import { recipes } from '../recipes/registry.ts';
import { benchmarkTitle } from './benchmark-titles.ts';
import { modelName } from './model-names.ts';
import { reportedScores } from './reported-scores.ts';
import { reportedSources } from './sources.ts';

const CARD = 'phi-4-reasoning-card';
const REPORT = 'phi-4-reasoning-report';
const COMPANION = 'inference-time-scaling-paper';

/** A cell by its place in print: [source, benchmark, metric, model]. */
type Place = readonly [string, string, string, string];

function scoreAt([sourceId, benchmark, metric, modelLabel]: Place) {
  return reportedScores.find(
    (score) =>
      score.sourceId === sourceId &&
      score.benchmark === benchmark &&
      score.metric === metric &&
      score.modelLabel === modelLabel,
  );
}

function valueAt(...place: Place): number | undefined {
  return scoreAt(place)?.valueFraction;
}

describe('the reported scores, by hand', () => {
  it.each([
    ['aime-2024', 'Phi-4-reasoning', 0.753],
    ['aime-2025', 'OpenThinker2-32B', 0.58],
    ['omni-math', 'DeepSeek-R1', 0.85],
    ['gpqa-diamond', 'QwQ 32B', 0.595],
    ['livecodebench', 'o1-mini', 0.538],
    ['livecodebench', 'Gemini-2.5-Pro', 0.692],
  ])("are those of the model card's reasoning table: %s, %s", (benchmark, model, value) => {
    expect(scoreAt([CARD, benchmark, 'accuracy', model])).toMatchObject({
      valueFraction: value,
      stdOverRepeats: null,
      repeats: null,
    });
  });

  it.each([
    ['flenqa', 'accuracy (3K tokens)', 'Phi-4', 0.82],
    ['ifeval', 'strict accuracy', 'Phi-4-reasoning-plus', 0.849],
    ['humaneval-plus', 'pass@1', 'o3-mini', 0.94],
    ['kitab', 'precision (no context)', 'GPT-4o', 0.537],
    ['kitab', 'recall (no context)', 'Phi-4-reasoning', 0.049],
    ['kitab', 'recall (with context)', 'o3-mini', 0.761],
    ['toxigen', 'accuracy (neutral)', 'Phi-4-reasoning', 0.847],
    ['phibench', 'accuracy', 'Phi-4', 0.582],
  ])(
    "are those of the model card's general table: %s, %s, %s",
    (benchmark, metric, model, value) => {
      expect(valueAt(CARD, benchmark, metric, model)).toBe(value);
    },
  );

  it.each([
    ['aime-2025', 'Phi-4-reasoning', 0.631, 0.063, 50],
    ['aime-2025', 'o3-mini-high', 0.825, 0.049, 50],
    ['omni-math', 'Phi-4-reasoning-plus', 0.819, 0.001, 5],
    ['omni-math', 'o1', 0.675, null, 5],
    ['gpqa-diamond', 'DeepSeek-R1', 0.73, 0.017, 5],
    ['livecodebench', 'R1-Distill-Llama-70B', 0.575, null, null],
  ])('are those of Table 1 of the report: %s, %s', (benchmark, model, value, std, repeats) => {
    expect(scoreAt([REPORT, benchmark, 'accuracy', model])).toMatchObject({
      valueFraction: value,
      stdOverRepeats: std,
      repeats,
    });
  });

  it.each([
    ['aime-1983-2024', 'Phi-4-reasoning-plus', 0.894],
    ['ba-calendar-public', 'Phi-4-reasoning', 0.677],
    ['tsp-public', 'o3-mini-high', 0.564],
    ['maze-public', 'o1', 0.797],
    ['spatial-map-public', 'DeepSeek-R1', 0.767],
  ])('are those of Figure 8 of the report: %s, %s', (benchmark, model, value) => {
    expect(scoreAt([REPORT, benchmark, 'accuracy', model])).toMatchObject({
      valueFraction: value,
      repeats: 5,
    });
  });

  it.each([
    ['aime-2025', 'accuracy', 'Llama 405B', 0.027, 5],
    ['aime-1983-2024', 'accuracy', 'o3-mini-high', 0.928, 5],
    ['omni-math', 'accuracy', 'Claude 3.7', 0.546, 3],
    ['3sat-public', 'accuracy', 'Gemini 2 Flash Think', 0.619, 5],
    ['ba-calendar-public', 'accuracy', 'Claude 3.7', 0.885, 5],
    ['ba-calendar-public', 'accuracy', 'o3-mini-high', 0.62, 5],
    ['maze-public', 'accuracy', 'Gemini 2 Pro', 0.487, 4],
    ['spatial-map-public', 'accuracy', 'Gemini 2 Pro', 0.736, 4],
    ['gpqa-diamond', 'accuracy (Biology)', 'R1', 0.737, 5],
    ['gpqa-diamond', 'accuracy (Physics)', 'Claude 3.5', 0.686, 5],
  ])(
    'are those of the paper on inference-time scaling: %s, %s, %s',
    (benchmark, metric, model, value, repeats) => {
      expect(scoreAt([COMPANION, benchmark, metric, model])).toMatchObject({
        valueFraction: value,
        repeats,
      });
    },
  );

  it('keep the number that is probably of another model, with its footnote', () => {
    expect(scoreAt([CARD, 'omni-math', 'accuracy', 'Gemini-2.5-Pro'])).toMatchObject({
      valueFraction: 0.611,
      note: expect.stringContaining('Gemini 2 Flash Thinking') as string,
    });
  });
});

describe('the reported scores as a whole', () => {
  it('are as many as the tables have numbers that can be relied on', () => {
    const counts = reportedSources.map(
      ({ id }) => reportedScores.filter(({ sourceId }) => sourceId === id).length,
    );
    // Card: 12 + 12 + 8 + 12 + 10 and 12 × 5. Report: 6 + 6 + 6 + 5, 2, and 4 + 3 + 4 + 4 + 5.
    // Paper: six lines of 9, two of 8, one of 1, and 3 × 9 by domain.
    expect(counts).toEqual([114, 45, 98]);
  });

  it('lie between 0 and 1, spreads too, with whole repeats', () => {
    for (const { valueFraction, stdOverRepeats, repeats } of reportedScores) {
      expect(valueFraction).toBeGreaterThan(0);
      expect(valueFraction).toBeLessThan(1);
      if (stdOverRepeats !== null) expect(stdOverRepeats).toBeGreaterThan(0);
      if (stdOverRepeats !== null) expect(stdOverRepeats).toBeLessThan(0.1);
      if (repeats !== null) expect([3, 4, 5, 50]).toContain(repeats);
    }
  });

  it('have one number for a benchmark, metric and model in a source', () => {
    const places = reportedScores.map(({ benchmark, metric, modelLabel, sourceId }) =>
      JSON.stringify([benchmark, metric, modelName(modelLabel), sourceId]),
    );
    expect(new Set(places).size).toBe(places.length);
  });

  it('name a source that is there, and every source is named', () => {
    expect(new Set(reportedScores.map(({ sourceId }) => sourceId))).toEqual(
      new Set(reportedSources.map(({ id }) => id)),
    );
  });

  it('name benchmarks as their recipes do, but for two that have none', () => {
    const names = new Set(reportedScores.map(({ benchmark }) => benchmark));
    expect([...names].filter((name) => !recipes.has(name)).sort()).toEqual([
      'aime-2024',
      'phibench',
    ]);
    for (const name of names) expect(benchmarkTitle(name)).not.toBe(name);
  });
});

describe('numbers that cannot be relied on', () => {
  it.each([
    ['livecodebench', 'o3-mini-high'],
    ['aime-2024', 'Phi-4-reasoning'],
    ['aime-2024', 'Phi-4-reasoning-plus'],
    ['hmmt-feb-2025', 'Phi-4-reasoning'],
    ['codeforces', 'o1'],
    ['codeforces', 'o3-mini-high'],
  ])('from memory do not ship: %s, %s', (benchmark, model) => {
    expect(valueAt(REPORT, benchmark, 'accuracy', model)).toBeUndefined();
  });

  it('have no benchmark where all of them are from memory or no fractions', () => {
    const names = new Set<string>(reportedScores.map(({ benchmark }) => benchmark));
    expect(names).not.toContain('hmmt-feb-2025');
    expect(names).not.toContain('codeforces');
  });

  it('of an uncertain order do not ship: of AIME 1983–2024 in the paper only one is attributed', () => {
    const models = reportedScores
      .filter((score) => score.sourceId === COMPANION && score.benchmark === 'aime-1983-2024')
      .map(({ modelLabel }) => modelLabel);
    expect(models).toEqual(['o3-mini-high']);
  });

  it.each(['ba-calendar-public', 'maze-public'])(
    'attributed to o3-mini-high by mistake do not ship: %s',
    (benchmark) => {
      expect(valueAt(REPORT, benchmark, 'accuracy', 'o3-mini-high')).toBeUndefined();
    },
  );

  it.each(['Phi-4-reasoning', 'Phi-4-reasoning-plus'])(
    'that were not found are absent: 3SAT of %s',
    (model) => {
      expect(valueAt(REPORT, '3sat-public', 'accuracy', model)).toBeUndefined();
    },
  );
});
