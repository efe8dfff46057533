/** What a process wants of the queue, as it is at the moment. */
export interface JobAppetite {
  /** The flags of jobs of which it has enough. */
  forbiddenFlags(): string[];
  /** What is under way will soon not keep busy what it is for. */
  wantsMore(): boolean;
  /** It cannot tell yet what it will have enough of: a job was taken a moment ago. */
  isReading(): boolean;
}

/** For a process that takes what comes, and no more than it has hands at least. */
export const TAKES_WHAT_COMES: JobAppetite = {
  forbiddenFlags: () => [],
  wantsMore: () => false,
  isReading: () => true,
};
