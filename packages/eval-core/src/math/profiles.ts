import type { MathPolicy } from './policy.ts';

export const PROFILE_NAMES = [
  'default',
  'hendrycks',
  'qwen',
  'nemo',
  'math-verify',
  'inspect',
] as const;

export type ProfileName = (typeof PROFILE_NAMES)[number];

/** What a mathematician would sign who does not mind a missing unit or percent sign. */
const DEFAULT: MathPolicy = {
  listOrder: 'any',
  percent: 'either',
  units: 'optional',
  tolerance: { kind: 'exact' },
  minRoundedDigits: 5,
  tuplesAsLists: 'bare',
  ratioAsFraction: true,
};

/**
 * Policies by name. Where another grader's rule would call different things equal (Qwen's 0.1 = 10, its
 * relative tolerance between integers, Math-Verify's 1e-7 = 2e-7), the profile does not follow it.
 */
export const profiles: Readonly<Record<ProfileName, MathPolicy>> = {
  default: DEFAULT,
  /** Compares normalised strings upstream: lists in the given order, decimals exact, "%" and units removed. */
  hendrycks: {
    ...DEFAULT,
    listOrder: 'given',
    percent: 'number',
    units: 'ignore',
    minRoundedDigits: null,
    tuplesAsLists: 'never',
    ratioAsFraction: false,
  },
  /** Numbers within a relative 10^-4 upstream, a decimal as good as its three digits; units removed. */
  qwen: {
    ...DEFAULT,
    units: 'ignore',
    tolerance: { kind: 'relative', fraction: 1e-4 },
    minRoundedDigits: 3,
  },
  /** Any text behind a number is a unit and is removed. */
  nemo: { ...DEFAULT, units: 'ignore', tolerance: { kind: 'decimals', decimals: 6 } },
  /** Rounds to six decimals; tuples and sets of the same things are the same. */
  'math-verify': {
    ...DEFAULT,
    percent: 'fraction',
    units: 'ignore',
    tolerance: { kind: 'decimals', decimals: 6 },
    tuplesAsLists: 'any',
  },
  /** "33.5%" is 0.335, decimals are approximations of six decimals. */
  inspect: {
    ...DEFAULT,
    percent: 'fraction',
    units: 'ignore',
    tolerance: { kind: 'decimals', decimals: 6 },
  },
};

/** What a parameter names, `default` where it names nothing; null: there is no such profile. */
export function profileNamed(name: unknown): ProfileName | null {
  if (name === undefined || name === null) return 'default';
  return PROFILE_NAMES.find((known) => known === name) ?? null;
}

/** One sentence for whoever named it. */
export function unknownProfile(name: unknown): string {
  return `There is no profile ${JSON.stringify(name)}; choose among ${PROFILE_NAMES.join(', ')}.`;
}
