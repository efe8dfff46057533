/** When a sweep stops by itself, while it is being filled in: null is a field that is empty or no number. */
export interface StoppingForm {
  kind: 'comparison' | 'precision';
  baselineCheckpointId: number | null;
  /** Null: nobody asks whether two are equivalent. */
  deltaPoints: number | null;
  halfWidthPoints: number | null;
  roundRepeats: number | null;
}

export const USUAL_STOPPING: StoppingForm = {
  kind: 'comparison',
  baselineCheckpointId: null,
  deltaPoints: null,
  halfWidthPoints: 2,
  roundRepeats: 2,
};

/** What the form says, as the specification has it; not yet checked. */
export function stoppingOf(form: StoppingForm) {
  const { kind, baselineCheckpointId, roundRepeats } = form;
  const question =
    kind === 'comparison'
      ? { kind, baselineCheckpointId, deltaFraction: fractionOf(form.deltaPoints) }
      : { kind, halfWidthFraction: fractionOf(form.halfWidthPoints) };
  return { question, roundRepeats };
}

function fractionOf(points: number | null): number | null {
  return points === null ? null : points / 100;
}
