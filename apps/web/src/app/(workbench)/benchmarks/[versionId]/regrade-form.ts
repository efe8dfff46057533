import type { GraderInfo } from '@assay/contracts/graders';
import { startGradingsInput, type StartGradings } from '@assay/contracts/gradings';
import { PROFILE_NAMES, type ProfileName } from '@assay/eval-core/math/profiles';

/** What runs can be graded again together with the one on the page. */
export interface RegradeSubject {
  runId: number;
  /** Ended runs that the leaderboard shows of this benchmark version. */
  runIds: readonly number[];
  /** What judges now. */
  grader: GraderInfo;
  /** A generated benchmark checks answers against the problem: its grader takes no parameters. */
  isGenerated: boolean;
}

export interface RegradeForm {
  /** Null: this kind of answer has no profiles. */
  profile: ProfileName | null;
  /** All other parameters as JSON. */
  params: string;
  scope: 'run' | 'benchmark';
}

/** In one line each what a profile takes for equal. */
export const PROFILE_HINTS: Record<ProfileName, string> = {
  default: 'Equal by value; a missing unit or percent sign is forgiven.',
  hendrycks: 'Lists in the given order, decimals exact, units and percent signs removed.',
  qwen: 'Numbers within a relative 10⁻⁴, three digits of a decimal suffice, units removed.',
  nemo: 'Numbers to six decimals, units removed.',
  'math-verify': 'Numbers to six decimals, percent as a fraction; tuples and sets alike.',
  inspect: 'Numbers to six decimals, percent as a fraction, units removed.',
};

/** The form with what judges now. */
export function regradeFormOf({ grader }: RegradeSubject): RegradeForm {
  const { profile, ...others } = grader.params;
  return {
    profile: grader.kind === 'math' ? profileNamed(profile) : null,
    params: JSON.stringify(others),
    scope: 'run',
  };
}

export type ReadRegrade =
  { kind: 'ready'; input: StartGradings } | { kind: 'incomplete'; error: string };

/** The input of `gradings.start`, or one sentence on what stands in its way. */
export function readRegradeForm(form: RegradeForm, subject: RegradeSubject): ReadRegrade {
  const runIds = form.scope === 'run' ? [subject.runId] : [...subject.runIds];
  if (subject.isGenerated) return checked({ runIds });
  const others = readObject(form.params);
  if (others === null) {
    return {
      kind: 'incomplete',
      error:
        'These parameters are no JSON object: write one such as {"tolerance": {"relative": 0.01}}.',
    };
  }
  const graderParams = { ...others, ...(form.profile && { profile: form.profile }) };
  return checked({ runIds, graderParams });
}

export function profileNamed(name: unknown): ProfileName {
  return PROFILE_NAMES.find((known) => known === name) ?? 'default';
}

function checked(input: StartGradings): ReadRegrade {
  const parsed = startGradingsInput.safeParse(input);
  return parsed.success
    ? { kind: 'ready', input: parsed.data }
    : { kind: 'incomplete', error: parsed.error.issues[0]?.message ?? 'Check the fields.' };
}

function readObject(text: string): Record<string, unknown> | null {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
