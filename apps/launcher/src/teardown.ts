type Step = (hurry: AbortSignal) => Promise<void>;

/** What was started, ended in reverse order: the web app first, the database last. */
export type Teardown = {
  add(step: Step): void;
  /** Runs every step, also after one that failed; returns what failed. */
  run(hurry: AbortSignal): Promise<unknown[]>;
};

export function createTeardown(): Teardown {
  const steps: Step[] = [];
  return {
    add: (step) => {
      steps.push(step);
    },
    run: async (hurry) => {
      const failures: unknown[] = [];
      for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
        await step(hurry).catch((error: unknown) => failures.push(error));
      }
      return failures;
    },
  };
}
