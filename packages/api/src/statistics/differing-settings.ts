import type { Sampling } from '@assay/contracts/sampling';
import type { ComparedRuns } from '@assay/contracts/statistics/comparison-detail';
import type { RunRow } from '@assay/db/queries/runs';

type Setting = ComparedRuns['differingSettings'][number];

type AskedRun = Pick<
  RunRow,
  'sampling' | 'prompts' | 'graderKind' | 'graderName' | 'graderVersion' | 'graderParams'
>;

const LONGEST_TEXT = 80;

const FINER_SAMPLING = [
  ['top k', 'topK'],
  ['min p', 'minP'],
  ['repetition penalty', 'repetitionPenalty'],
  ['presence penalty', 'presencePenalty'],
  ['frequency penalty', 'frequencyPenalty'],
  ['stop', 'stop'],
  ['thinking', 'thinking'],
  ['reasoning effort', 'reasoningEffort'],
] as const satisfies [string, keyof Sampling][];

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
    ...FINER_SAMPLING.map(([name, key]) => [name, valueText(sampling[key])] as const),
    ['prompt template', prompts.templateText],
    ['system message', prompts.systemMessageText ?? 'none'],
    ['grader', [graderKind, graderName, graderVersion].join(' ')],
    ['grader parameters', JSON.stringify(Object.fromEntries(params))],
  ]);
}

/** Left out where it was not sent, by older versions or to servers that take no value of it: their own default held. */
function valueText(value: Sampling[keyof Sampling]): string {
  if (value === undefined) return 'not sent';
  return Array.isArray(value) ? JSON.stringify(value) : String(value);
}

/** For a sentence; the whole texts are on the pages of the runs. */
function shortened(text: string): string {
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT - 1)}…`;
}
