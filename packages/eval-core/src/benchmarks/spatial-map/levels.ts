export interface SpatialMapLevel {
  level: number;
  objects: number;
  /** Relations in the longest chain that the question needs. */
  inferenceSteps: number;
  /** Relations that neither the question nor the mention of an object needs, at most. */
  distractors: number;
}

const STEPS = [1, 2, 2, 3, 3, 4, 4, 5];

export const SPATIAL_MAP_LEVELS: readonly SpatialMapLevel[] = STEPS.map(
  (inferenceSteps, index) => ({
    level: index + 1,
    objects: index + 5,
    inferenceSteps,
    distractors: index,
  }),
);
