export type RequestValue = string | number | string[];

/** One instruction of a prompt, under the id and with the parameters that IFEval gives its kind. */
export interface WritingRequest {
  id: string;
  kwargs: Readonly<Record<string, RequestValue>>;
}

/** What a prompt asks to be written. */
export interface WritingTask {
  /** "Write a short text about the life of bees." */
  task: string;
  requests: readonly WritingRequest[];
}
