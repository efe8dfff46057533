/** A picker of 640 px wide screens shows about as many characters of the chosen name, and cuts the rest. */
const SHOWN_CHARACTERS = 24;

/**
 * A name that a closed picker may cut, to be written out below it: what tells checkpoints of one training run apart,
 * the step, stands at the end. Null: the picker shows all of it.
 */
export function nameInFull(name: string | undefined): string | null {
  return name !== undefined && name.length > SHOWN_CHARACTERS ? name : null;
}
