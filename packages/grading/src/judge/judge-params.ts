import { samplingSchema, type Sampling } from '@assay/contracts/sampling';
import { UnreadableItemError, type GradedItem } from '@assay/eval-core/graders/grader';
import { templateOf } from '@assay/eval-core/judge/built-in-templates';
import { readRubric, type Criterion } from '@assay/eval-core/judge/rubric';
import type { JudgeTemplate } from '@assay/eval-core/judge/template';

/** Which verdicts of the rule the judge is asked about: those that decide nothing, or doubtful ones too. */
const ASKED_ABOUT = ['undecided', 'doubted'] as const;

/** What the items of the kind "judge" may say in `params`; all else in it is the rule's. */
const OWN_KEYS = new Set([
  'judge',
  'mode',
  'rule',
  'ask',
  'template',
  'rubric',
  'passFraction',
  'sampling',
  'seed',
]);

export interface JudgeRule {
  kind: string;
  /** What the rule's grader is told. */
  params: Readonly<Record<string, unknown>>;
  ask: (typeof ASKED_ABOUT)[number];
}

export interface JudgeParams {
  /** Which judge, in the form that the one who opens it reads. */
  judge: unknown;
  /** What decides before the judge; null: nothing. */
  rule: JudgeRule | null;
  template: JudgeTemplate;
  /** Empty but for a rubric. */
  criteria: readonly Criterion[];
  /** The share of the criteria's weight from which an answer is correct. */
  passFraction: number;
  sampling: Sampling;
  seed: number;
}

/** The most probable reply, with room for a judge that thinks first. */
const DEFAULT_SAMPLING: Sampling = { temperature: 0, topP: 1, maxTokens: 8192 };
const judgeSamplingSchema = samplingSchema
  .pick({ temperature: true, topP: true, maxTokens: true })
  .partial()
  .strict();
const LARGEST_SEED = 2 ** 31 - 1;

/** @throws UnreadableItemError with the first parameter that is wrong. */
export function readJudgeParams({ params }: Pick<GradedItem, 'params'>): JudgeParams {
  const template = readTemplate(params);
  return {
    judge: params.judge ?? null,
    rule: readRule(params),
    template,
    criteria: template.task === 'rubric' ? readRubric(params.rubric) : [],
    passFraction: readNumber(params, 'passFraction', { least: 0, most: 1, otherwise: 1 }),
    sampling: readSampling(params.sampling ?? {}),
    seed: readSeed(params),
  };
}

function readTemplate({ template, rubric }: GradedItem['params']): JudgeTemplate {
  const wanted = template ?? (rubric === undefined ? 'equivalence' : 'rubric');
  if (typeof wanted === 'string') return templateOf(wanted);
  throw new UnreadableItemError(
    'The "template" of a judge is the name of one, or a text with {{answer}} in it.',
  );
}

function readRule(params: GradedItem['params']): JudgeRule | null {
  const { rule, mode = rule === undefined ? 'alone' : 'after-rule', ask = 'undecided' } = params;
  if (mode === 'alone') return null;
  if (mode !== 'after-rule') {
    throw new UnreadableItemError('The "mode" of a judge is one of alone, after-rule.');
  }
  const asked = ASKED_ABOUT.find((known) => known === ask);
  if (asked === undefined) {
    throw new UnreadableItemError(`"ask" of a judge is one of ${ASKED_ABOUT.join(', ')}.`);
  }
  const { kind, params: ruleParams = {} } = asRecord(rule) ?? {};
  const forAll = asRecord(ruleParams);
  if (typeof kind !== 'string' || kind === 'judge' || forAll === null) {
    throw new UnreadableItemError(
      'A judge after a rule needs a "rule" such as { "kind": "math", "params": { "profile": "default" } }.',
    );
  }
  const ofItem = Object.entries(params).filter(([key]) => !OWN_KEYS.has(key));
  return { kind, params: { ...forAll, ...Object.fromEntries(ofItem) }, ask: asked };
}

function readSampling(value: unknown): Sampling {
  const parsed = judgeSamplingSchema.safeParse(value);
  if (parsed.success) {
    const { temperature, topP, maxTokens } = parsed.data;
    return {
      temperature: temperature ?? DEFAULT_SAMPLING.temperature,
      topP: topP ?? DEFAULT_SAMPLING.topP,
      maxTokens: maxTokens ?? DEFAULT_SAMPLING.maxTokens,
    };
  }
  throw new UnreadableItemError(
    'The "sampling" of a judge holds a temperature (0 to 2), a topP (above 0, to 1) and maxTokens, or some of them.',
  );
}

function readSeed(params: GradedItem['params']): number {
  const seed = readNumber(params, 'seed', { least: 0, most: LARGEST_SEED, otherwise: 0 });
  if (Number.isInteger(seed)) return seed;
  throw new UnreadableItemError('The "seed" of a judge is a whole number.');
}

function readNumber(
  params: GradedItem['params'],
  name: string,
  { least, most, otherwise }: { least: number; most: number; otherwise: number },
): number {
  const value = params[name] ?? otherwise;
  if (typeof value === 'number' && value >= least && value <= most) return value;
  throw new UnreadableItemError(`The "${name}" of a judge is a number from ${least} to ${most}.`);
}

function asRecord(value: unknown): Record<string, unknown> | null {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord ? (value as Record<string, unknown>) : null;
}
