/** For whom and how long a reply is graded; what a grader that waits for others needs to know. */
export interface GradingContext {
  /** Whose judges may be asked; absent: nobody's. */
  workspaceId?: number;
  /** Ends the waiting; grading rejects with its reason. */
  signal?: AbortSignal;
  /** Told in a sentence what is being waited for. */
  onWaiting?: (sentence: string) => void;
}
