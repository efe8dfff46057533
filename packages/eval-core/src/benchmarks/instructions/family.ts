import type { DelegatedFamily } from '../family.ts';
import { generateItems } from '../generate-items.ts';
import { instructionsChance } from './chance.ts';
import { makeInstructionsItem } from './generate.ts';
import {
  instructionsParams,
  parseInstructionsProblem,
  type InstructionsProblem,
} from './problem.ts';
import { referenceText } from './reference-text.ts';

const name = 'instructions';
const generatorVersion = '1';
const levels = Array.from({ length: 8 }, (_, index) => {
  const level = index + 1;
  return {
    level,
    description: `${level} instruction${level === 1 ? '' : 's'}, such as at least ${4 + level} sentences, ${50 + 10 * level} words or ${4 + 2 * level} times a letter`,
  };
});

/** Verifiable instructions in the manner of IFEval (arXiv 2311.07911): one to eight at once, none in contradiction. */
export const instructionsFamily: DelegatedFamily<InstructionsProblem> = {
  name,
  title: 'Verifiable instructions',
  description:
    'Write a short text under one to eight instructions that a program can check, of eighteen kinds in turn. A reply is right when it follows all of them.',
  graderKind: 'instructions',
  generatorVersion,
  levels,
  generate: (spec) =>
    generateItems({ family: name, generatorVersion, levels, makeItem: makeInstructionsItem }, spec),
  answerFormat: 'The text alone: the whole reply is checked against every instruction.',
  parseProblem: parseInstructionsProblem,
  goldReply: referenceText,
  chanceFraction: instructionsChance,
  graderParams: instructionsParams,
};
