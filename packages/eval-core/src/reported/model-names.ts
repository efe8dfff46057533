/**
 * Labels that differ between tables and mean one model. `o3-mini` is not among them: the model card does not
 * say with which effort it ran, so it stands apart from `o3-mini-high`.
 */
const NAME_OF_LABEL: ReadonlyMap<string, string> = new Map([
  ['R1', 'DeepSeek-R1'],
  ['R1-Distill-Llama-70B', 'DeepSeek-R1-Distill-70B'],
  ['Claude 3.7', 'Claude-3.7-Sonnet'],
]);

/** One name for a model, whatever the tables call it. */
export function modelName(label: string): string {
  return NAME_OF_LABEL.get(label) ?? label;
}
