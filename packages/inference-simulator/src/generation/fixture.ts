/** An item that the simulator knows: the only way by which a simulated model can be right on purpose. */
export interface FixtureItem {
  /** The item is meant where the prompt contains this. */
  promptIncludes: string;
  answer: string;
  /** On the scale of `skill`: at equal numbers half of the replies are right. */
  difficulty: number;
}
