import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { countRuns } from './count-runs.ts';

const promptId = fc.integer({ min: 1, max: 4 });
const chosen = fc.uniqueArray(fc.option(promptId), { minLength: 1, maxLength: 5 });

const sweep = fc.record({
  checkpoints: fc
    .array(fc.option(promptId), { minLength: 1, maxLength: 4 })
    .map((own) => own.map((systemMessageId, index) => ({ checkpointId: index, systemMessageId }))),
  benchmarks: fc
    .array(promptId, { minLength: 1, maxLength: 4 })
    .map((own) =>
      own.map((templateId, index) => ({ versionId: index, title: '', items: 1, templateId })),
    ),
  promptTemplateIds: chosen,
  systemMessageIds: chosen,
});

describe('the runs of a sweep', () => {
  it('are its distinct combinations, as listing them one by one finds', () => {
    fc.assert(
      fc.property(sweep, ({ checkpoints, benchmarks, ...choice }) => {
        const counted = countRuns(checkpoints, benchmarks, choice);
        const perPair = new Set<number>();
        let all = 0;
        for (const { versionId, templateId } of benchmarks) {
          const ofVersion = new Set<string>();
          for (const { checkpointId, systemMessageId } of checkpoints) {
            const ofPair = new Set<string>();
            for (const template of choice.promptTemplateIds) {
              for (const message of choice.systemMessageIds) {
                ofPair.add(`${template ?? templateId} ${message ?? systemMessageId ?? 'own'}`);
              }
            }
            perPair.add(ofPair.size);
            for (const one of ofPair) ofVersion.add(`${checkpointId} ${one}`);
          }
          expect(counted.runsOfVersion.get(versionId)).toBe(ofVersion.size);
          all += ofVersion.size;
        }
        expect(counted.runs).toBe(all);
        if (counted.promptVariants !== null) {
          expect([...perPair]).toEqual([counted.promptVariants]);
        }
      }),
    );
  });

  const maze = { versionId: 1, title: 'Maze', items: 3, templateId: 10 };
  const sums = { versionId: 2, title: 'Sums', items: 5, templateId: 20 };
  const checkpoint = { checkpointId: 1, systemMessageId: 30 };

  it('are one where an override is the default', () => {
    const choice = { promptTemplateIds: [null, 10], systemMessageIds: [null, 30] };
    expect(countRuns([checkpoint], [maze], choice)).toMatchObject({ runs: 1, promptVariants: 1 });
  });

  it('have no one number of variants where an override is the default of some', () => {
    const choice = { promptTemplateIds: [null, 10], systemMessageIds: [null] };
    expect(countRuns([checkpoint], [maze, sums], choice)).toMatchObject({
      runs: 3,
      promptVariants: null,
      runsOfVersion: new Map([
        [1, 1],
        [2, 2],
      ]),
    });
  });
});
