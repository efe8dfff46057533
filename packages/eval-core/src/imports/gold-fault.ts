import { families, verifiedFamilies } from '../benchmarks/registry.ts';
import { readCodeItem } from '../code/read-code-item.ts';
import { gradeBareAnswer } from '../graders/grade-reply.ts';
import { UnreadableItemError, type GradedItem } from '../graders/grader.ts';
import { profileFault } from '../graders/profile-fault.ts';
import { graders } from '../graders/registry.ts';
import { readInstructions } from '../instructions/read-instructions.ts';
import { templateOf } from '../judge/built-in-templates.ts';
import { readRubric } from '../judge/rubric.ts';
import type { ImportedItem } from './imported-item.ts';
import type { MappedGrader } from './item-mapping.ts';
import { isRecord } from './refused.ts';

/** Kinds that compare a reply with the item's gold, which must therefore pass as a reply itself. */
const COMPARING = ['math', 'choice', 'text', 'number'];

/** The kinds by which imported items can be graded. */
export function gradingKinds(): string[] {
  return [...COMPARING, 'instructions', 'code', 'judge', ...verifiedFamilies.keys()];
}

/**
 * Why no reply to an item could be graded, as a sentence; null: it can. A gold that is a text must grade as
 * correct against itself; kinds without one (code, instructions, judge, families with a verifier) need
 * parameters that their grader reads.
 */
export function goldFault(item: ImportedItem, grader: MappedGrader): string | null {
  const graded = gradedOf(item, grader);
  try {
    return faultOfKind(grader.kind, graded, item);
  } catch (error) {
    if (error instanceof UnreadableItemError) return error.message;
    throw error;
  }
}

/** As the graders are told of it; packages/grading reads a stored item the same way. */
function gradedOf({ prompt, gold, problem }: ImportedItem, { params }: MappedGrader): GradedItem {
  return {
    gold: problem.gold ?? gold,
    options: problem.options ?? null,
    params: { ...params, ...problem.params },
    prompt,
  };
}

function faultOfKind(kind: string, graded: GradedItem, item: ImportedItem): string | null {
  if (COMPARING.includes(kind)) return ownGoldFault(kind, graded);
  if (kind === 'instructions') return faultless(readInstructions(graded.params));
  if (kind === 'code') return faultless(readCodeItem(graded));
  if (kind === 'judge') return judgeFault(graded);
  if (families.has(kind)) return instanceFault(kind, item);
  return `There is no grader for "${kind}"; choose among ${gradingKinds().join(', ')}.`;
}

/** Of an item with thousands of accepted answers as many are tried. */
const MOST_TRIED = 20;
/** Longer golds are spelled in part. */
const SHOWN_GOLD = 80;

function ownGoldFault(kind: string, graded: GradedItem): string | null {
  const grader = graders.get(kind);
  if (grader === undefined) return null;
  for (const text of replyTexts(kind, graded.gold)) {
    const { outcome, detail } = gradeBareAnswer(grader, graded, text);
    if (outcome === 'correct') continue;
    const reason = detail === null ? '' : ` ${detail}`;
    return `The gold ${JSON.stringify(text).slice(0, SHOWN_GOLD)} does not grade as correct against itself by "${kind}".${reason}`;
  }
  return null;
}

/** What replies would say: each accepted text, or all right options together. */
function replyTexts(kind: string, gold: unknown): string[] {
  const texts = (Array.isArray(gold) ? gold : [gold]).map((one: unknown) => String(one));
  return kind === 'choice' ? [texts.join(', ')] : texts.slice(0, MOST_TRIED);
}

function judgeFault({ params }: GradedItem): string | null {
  const { template, rubric, rule } = params;
  const wanted = template ?? (rubric === undefined ? 'equivalence' : 'rubric');
  if (typeof wanted !== 'string') return 'The "template" of a judge is a text.';
  if (templateOf(wanted).task === 'rubric') readRubric(rubric);
  return rule === undefined ? null : (ruleFault(rule) ?? profileFault({ kind: 'judge', params }));
}

/** A rule need not understand every gold: what it cannot grade, the judge decides. */
function ruleFault(rule: unknown): string | null {
  const kind = isRecord(rule) ? rule.kind : null;
  if (typeof kind === 'string' && graders.has(kind)) return null;
  return 'The "rule" of a judge names no kind of grader.';
}

function instanceFault(kind: string, { problem }: ImportedItem): string | null {
  const family = verifiedFamilies.get(kind);
  if (family === undefined) return `"${kind}" has no verifier of its own.`;
  try {
    family.parseProblem(problem);
    return null;
  } catch (error) {
    return `The instance cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function faultless(_read: unknown): null {
  return null;
}
