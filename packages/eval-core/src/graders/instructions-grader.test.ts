import { describe, expect, it } from 'vitest';

import { gradeBareAnswer, gradeReply } from './grade-reply.ts';
import type { GradedItem } from './grader.ts';
import { instructionsGrader } from './instructions-grader.ts';

const item = (mode: 'strict' | 'loose'): GradedItem => ({
  gold: null,
  options: null,
  params: {
    ids: ['punctuation:no_comma', 'startend:end_checker'],
    kwargs: [{}, { end_phrase: 'The end.' }],
    mode,
  },
  prompt: null,
});

const reply = (content: string, reasoning: string | null = null) =>
  ({ content, reasoning, finish: 'stop' }) as const;

describe('instructionsGrader', () => {
  it('verifies an answer that follows every instruction', () => {
    const verdict = gradeReply(instructionsGrader, item('strict'), reply('Once upon. The end.'));
    expect(verdict).toMatchObject({
      outcome: 'correct',
      reason: 'verified',
      checks: { 'punctuation:no_comma': true, 'startend:end_checker': true },
      scores: { 'instruction-accuracy': 1 },
      extracted: { rule: 'whole-reply', text: 'Once upon. The end.' },
    });
  });

  it('tells which instruction is not followed', () => {
    const verdict = gradeReply(instructionsGrader, item('strict'), reply('Once, upon. The end.'));
    expect(verdict).toMatchObject({
      outcome: 'incorrect',
      reason: 'wrong-answer',
      checks: { 'punctuation:no_comma': false, 'startend:end_checker': true },
      scores: { 'instruction-accuracy': 0.5 },
      detail: 'Not followed (strict): punctuation:no_comma.',
    });
  });

  it('forgives an introduction and a farewell under the loose criterion only', () => {
    const answer = 'Sure, here it is:\nOnce upon.\nThe end.\nHave fun, all!';
    expect(gradeBareAnswer(instructionsGrader, item('strict'), answer).outcome).toBe('incorrect');
    expect(gradeBareAnswer(instructionsGrader, item('loose'), answer).outcome).toBe('correct');
  });

  it('judges each instruction by a variant of its own', () => {
    // Without its first line the answer has no comma, without its last it ends as it must.
    const answer = 'Well, then.\nThe end.\nBye.';
    const verdict = gradeBareAnswer(instructionsGrader, item('loose'), answer);
    expect(verdict.checks).toEqual({ 'punctuation:no_comma': true, 'startend:end_checker': true });
  });

  it('does not judge thinking', () => {
    const verdict = gradeReply(instructionsGrader, item('strict'), reply('', 'Well. The end.'));
    expect(verdict).toMatchObject({ outcome: 'incorrect', reason: 'empty', checks: null });
    const both = gradeReply(instructionsGrader, item('strict'), reply('No, no.', 'Well. The end.'));
    expect(both.outcome).toBe('incorrect');
  });

  it('finds a blank bare answer empty', () => {
    expect(gradeBareAnswer(instructionsGrader, item('strict'), ' \n').reason).toBe('empty');
  });

  it('bounds the text that it shows', () => {
    const verdict = gradeBareAnswer(instructionsGrader, item('strict'), 'a'.repeat(100_000));
    expect(verdict.extracted?.text.length).toBeLessThanOrEqual(500);
  });

  it('cannot score an item with an unknown instruction', () => {
    const unknown = { ...item('strict'), params: { ids: ['x:y'], kwargs: [{}] } };
    const verdict = gradeReply(instructionsGrader, unknown, reply('Hello.'));
    expect(verdict).toMatchObject({
      outcome: 'unscorable',
      reason: 'unreadable-gold',
      detail: 'There is no instruction "x:y".',
    });
  });
});
