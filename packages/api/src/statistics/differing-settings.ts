import type { ComparedRuns } from '@assay/contracts/statistics/comparison-detail';
import type { RunRow } from '@assay/db/queries/runs';

type Setting = ComparedRuns['differingSettings'][number];

type AskedRun = Pick<
  RunRow,
  'sampling' | 'prompts' | 'graderKind' | 'graderName' | 'graderVersion' | 'graderParams'
>;

const LONGEST_TEXT = 80;

/** In what two runs were asked or judged differently: each may explain a difference that is no checkpoint's doing. */
export function differingSettings(first: AskedRun, second: AskedRun): Setting[] {
  const [before, after] = [settingsOf(first), settingsOf(second)];
  return [...before].flatMap(([name, value]) => {
    const other = after.get(name) ?? '';
    return value === other ? [] : { name, first: shortened(value), second: shortened(other) };
  });
}

function settingsOf({ sampling, prompts, ...grader }: AskedRun): Map<string, string> {
  const { graderKind, graderName, graderVersion, graderParams } = grader;
  const params = Object.entries(graderParams).sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map([
    ['temperature', String(sampling.temperature)],
    ['top p', String(sampling.topP)],
    ['max tokens', String(sampling.maxTokens)],
    ['prompt template', prompts.templateText],
    ['system message', prompts.systemMessageText ?? 'none'],
    ['grader', [graderKind, graderName, graderVersion].join(' ')],
    ['grader parameters', JSON.stringify(Object.fromEntries(params))],
  ]);
}

/** For a sentence; the whole texts are on the pages of the runs. */
function shortened(text: string): string {
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT - 1)}…`;
}
