import { graders } from './registry.ts';

/** Who judges a kind of answer. The version changes whenever the same reply could get another verdict. */
export interface GraderIdentity {
  kind: string;
  name: string;
  version: string;
}

/** Runs programs; lives where there is a sandbox. */
export const CODE_GRADER: GraderIdentity = { kind: 'code', name: 'code', version: '1' };
/** Asks another model; lives where there is a network. */
export const JUDGE_GRADER: GraderIdentity = { kind: 'judge', name: 'judge', version: '1' };

/** The grader of a kind, wherever it runs; null: there is none. */
export function graderIdentity(kind: string): GraderIdentity | null {
  const elsewhere = [CODE_GRADER, JUDGE_GRADER].find((grader) => grader.kind === kind);
  const grader = elsewhere ?? graders.get(kind);
  return grader === undefined
    ? null
    : { kind: grader.kind, name: grader.name, version: grader.version };
}

/** All kinds of answers that can be judged. */
export function graderKinds(): string[] {
  return [...graders.keys(), CODE_GRADER.kind, JUDGE_GRADER.kind];
}
