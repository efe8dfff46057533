import type { GraderInfo } from '@assay/contracts/graders';

/** "maze-options 1", "math 3, profile hendrycks": who judged, and under what parameters. */
export function graderText({ name, version, params }: GraderInfo): string {
  return [`${name} ${version}`, ...paramTexts(params)].join(', ');
}

/** "profile hendrycks", "tolerance {"relative":0.01}": one text for each parameter. */
export function paramTexts(params: GraderInfo['params']): string[] {
  return Object.entries(params).map(([name, value]) => `${name} ${valueText(value)}`);
}

/** Whether the same reply gets the same verdict from both, in whatever order their parameters are named. */
export function isSameGrader(left: GraderInfo, right: GraderInfo): boolean {
  return left.kind === right.kind && sortedText(left) === sortedText(right);
}

function sortedText({ name, version, params }: GraderInfo): string {
  return [`${name} ${version}`, ...paramTexts(params).sort()].join('\n');
}

function valueText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
