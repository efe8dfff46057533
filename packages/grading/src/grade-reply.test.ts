import { describe, expect, it } from 'vitest';

import { familyByName } from '@assay/eval-core/benchmarks/registry';

import { gradeReply, gradeWith } from './grade-reply.ts';

const [item] = familyByName('3sat-search').generate({ seed: 's', levels: [1], itemsPerLevel: 1 });

function reply(content: string) {
  return { content, reasoning: null, finish: 'stop' as const };
}

function solution(text: string): string {
  return `<final_answer>{"Solution": "${text}"}</final_answer>`;
}

describe('gradeReply', () => {
  it('grades the answer by the family that the item names', () => {
    const right = reply(`<think>hm</think>${solution(item?.gold ?? '')}`);
    const verdict = gradeReply({ family: '3sat-search', problem: item?.problem, reply: right });
    expect(verdict).toMatchObject({ outcome: 'correct', reason: 'verified' });
  });

  it('never grades what stands in the thinking', () => {
    const inside = reply(`<think>${solution(item?.gold ?? '')}</think>I do not know.`);
    const verdict = gradeReply({ family: '3sat-search', problem: item?.problem, reply: inside });
    expect(verdict).toMatchObject({ outcome: 'incorrect', reason: 'no-answer' });
  });

  it('says unscorable, never incorrect, of a problem or a family that it cannot read', () => {
    const unscorable = { outcome: 'unscorable', reason: 'broken-item' };
    const any = reply('x');
    expect(gradeReply({ family: '3sat-search', problem: { a: 1 }, reply: any })).toMatchObject(
      unscorable,
    );
    expect(gradeReply({ family: 'nowhere', problem: {}, reply: any })).toMatchObject(unscorable);
  });

  it('says unscorable, never incorrect, when the grader throws', () => {
    const grader = {
      grade: () => {
        throw new Error('bug');
      },
    };
    expect(gradeWith(() => grader, {}, reply('x'))).toMatchObject({
      outcome: 'unscorable',
      reason: 'broken-item',
    });
  });
});
